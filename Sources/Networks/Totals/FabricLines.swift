import Commons
import Organizations
import Replications
import Storage
import Territories

/// The rows that the fabric is made of, each from one table: all of them a page at a time, or those that changed.
protocol FabricLine: RowDecodable {
    /// Up to its WHERE.
    static var selection: Query { get }
    static var key: Query { get }

    /// Those that come after one; all, when there is none.
    static func after(_ last: Self?) -> Query

    /// Those of what changed.
    static func of(_ ids: [String]) -> Query
}

extension FabricLine {
    static func each(in tx: Transaction, _ act: (Self) throws -> Void) throws {
        var last: Self?
        while true {
            let page: [Self] = try tx.all(
                "\(selection) WHERE \(after(last)) ORDER BY \(key) LIMIT \(FabricPage.size)")
            for line in page { try act(line) }
            guard page.count == FabricPage.size else { return }
            last = page.last
        }
    }

    static func each(of ids: [String], in tx: Transaction, _ act: (Self) throws -> Void) throws {
        for start in stride(from: 0, to: ids.count, by: FabricPage.changed) {
            let batch = Array(ids[start..<min(start + FabricPage.changed, ids.count)])
            let lines: [Self] = try tx.all("\(selection) WHERE \(of(batch)) ORDER BY \(key) LIMIT 100000")
            for line in lines { try act(line) }
        }
    }
}

private enum FabricPage {
    static let size = 2_000
    static let changed = 200
}

/// Where a replication is.
struct Located: FabricLine {
    let replication: Thing.ID
    let territory: Territory.ID
    let echelon: Echelon

    init(row: Row) throws {
        replication = try row["thing_id"]
        territory = try row["territory_id"]
        echelon = try row["echelon"]
    }

    static var selection: Query {
        """
        SELECT r.thing_id, r.territory_id, (SELECT t.echelon FROM territories t WHERE t.id = r.territory_id) AS echelon
        FROM replications r
        """
    }
    static var key: Query { "r.thing_id" }
    static func after(_ last: Located?) -> Query { "r.thing_id > \(last?.replication.rawValue ?? "")" }
    static func of(_ ids: [String]) -> Query { "r.thing_id IN \(list: ids)" }
}

/// Who carries or supports a replication.
struct Borne: FabricLine {
    let replication: Thing.ID
    let organization: Thing.ID
    let carries: Bool

    init(row: Row) throws {
        replication = try row["replication_id"]
        organization = try row["organization_id"]
        let part: String = try row["part"]
        carries = part == "carrier"
    }

    static var selection: Query { "SELECT replication_id, organization_id, part FROM replication_organizations" }
    static var key: Query { "replication_id, organization_id" }
    static func after(_ last: Borne?) -> Query {
        """
        (replication_id, organization_id) > (\(last?.replication.rawValue ?? ""), \(last?.organization.rawValue ?? ""))
        """
    }
    static func of(_ ids: [String]) -> Query { "replication_id IN \(list: ids)" }
}

/// A number that was told of a replication, in the order in which it was.
struct Told: FabricLine {
    let replication: Thing.ID
    let number: Int
    let figure: Fabric.KnownFigure

    init(row: Row) throws {
        replication = try row["replication_id"]
        number = try row["number"]
        figure = Fabric.KnownFigure(measure: try row["measure"], year: try row["year"], amount: try row["amount"])
    }

    static var selection: Query { "SELECT replication_id, number, measure, year, amount FROM replication_figures" }
    static var key: Query { "replication_id, number" }
    static func after(_ last: Told?) -> Query {
        "(replication_id, number) > (\(last?.replication.rawValue ?? ""), \(last?.number ?? 0))"
    }
    static func of(_ ids: [String]) -> Query { "replication_id IN \(list: ids)" }
}

/// A membership that both sides agreed to.
struct Belonging: FabricLine {
    let id: Membership.ID
    let network: Thing.ID
    let thing: Thing.ID?
    let territory: Territory.ID?
    let echelon: Echelon?
    let isActive: Bool

    init(row: Row) throws {
        id = try row["id"]
        network = try row["network_id"]
        thing = try row["thing_id"]
        territory = try row["territory_id"]
        echelon = try row["echelon"]
        let state: MembershipState = try row["state"]
        isActive = state == .active
    }

    static var selection: Query {
        """
        SELECT m.id, m.network_id, m.thing_id, m.territory_id, m.state,
            (SELECT t.echelon FROM territories t WHERE t.id = m.territory_id) AS echelon
        FROM memberships m
        """
    }
    static var key: Query { "m.id" }
    static func after(_ last: Belonging?) -> Query { "m.id > \(last?.id.rawValue ?? "")" }
    static func of(_ ids: [String]) -> Query { "m.id IN \(list: ids)" }
}

/// A page that everybody sees: only what is shown is counted.
struct Shown: RowDecodable {
    let thing: Thing.ID
    let kind: Kind
    let updatedAt: Timestamp

    init(row: Row) throws {
        thing = try row["id"]
        kind = try row["kind"]
        updatedAt = try row["updated_at"]
    }

    static let kinds: [Kind] = [.network, .organization, .replication]

    static func each(in tx: Transaction, _ act: (Self) throws -> Void) throws {
        for kind in kinds {
            var last: Self?
            while true {
                let page: [Self] = try tx.all(
                    """
                    SELECT id, kind, updated_at FROM things WHERE kind = \(kind) AND visibility = 'published'
                        AND (updated_at, id) > (\(last?.updatedAt.rawValue ?? Int.min), \(last?.thing.rawValue ?? ""))
                    ORDER BY updated_at, id LIMIT \(FabricPage.size)
                    """)
                for line in page { try act(line) }
                guard page.count == FabricPage.size else { break }
                last = page.last
            }
        }
    }

    static func each(of ids: [String], in tx: Transaction, _ act: (Self) throws -> Void) throws {
        for start in stride(from: 0, to: ids.count, by: FabricPage.changed) {
            let batch = Array(ids[start..<min(start + FabricPage.changed, ids.count)])
            let lines: [Self] = try tx.all(
                "SELECT id, kind, updated_at FROM things WHERE id IN \(list: batch) AND visibility = 'published'")
            for line in lines { try act(line) }
        }
    }
}
