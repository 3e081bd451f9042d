import Commons
import Lineage
import Replications
import Storage
import Territories

/// Reads the tables that the fabric is made of, some thousand rows at a time.
struct Weaving {
    private var knots: [Fabric.Knot] = []
    private var places: [Fabric.Knot: Int] = [:]
    private var edges: [Edge] = []
    private var leaves: Set<Int> = []
    private var figures: [Measure: [Int: (year: Int, number: Int, amount: Int?)]] = [:]
    private var partners: [Int: [Int32]] = [:]
    private var isIn: [Territory.ID: [Int]] = [:]
    private var declared: [(network: Int, territory: Territory.ID)] = []

    static let page = 2_000

    mutating func read(_ tx: Transaction) throws {
        try readReplications(tx)
        try readOrganizations(tx)
        try readFigures(tx)
        try readMemberships(tx)
        try readTerritories(tx)
    }

    func fabric() -> Fabric {
        let count = knots.count
        var kept: [Measure: [Fabric.KnownFigure?]] = [:]
        for measure in Measure.allCases {
            var line = [Fabric.KnownFigure?](repeating: nil, count: count)
            for (leaf, told) in figures[measure] ?? [:] {
                line[leaf] = told.amount.map { Fabric.KnownFigure(year: told.year, amount: $0) }
            }
            kept[measure] = line
        }
        return Fabric(
            knots: knots, places: places, isLeaf: knots.indices.map(leaves.contains),
            membership: Lineage.Membership(count: count, edges: edges), figures: kept,
            partners: knots.indices.map { partners[$0] ?? [] })
    }

    private mutating func place(of knot: Fabric.Knot) -> Int {
        if let place = places[knot] { return place }
        knots.append(knot)
        places[knot] = knots.count - 1
        return knots.count - 1
    }

    private mutating func readReplications(_ tx: Transaction) throws {
        try Self.pages(tx) { (last: Located?) in
            """
            SELECT r.thing_id, r.territory_id FROM replications r JOIN things t ON t.id = r.thing_id
            WHERE t.visibility = 'published' AND r.thing_id > \(last?.replication.rawValue ?? "")
            ORDER BY r.thing_id LIMIT \(Self.page)
            """
        } each: { line in
            let leaf = place(of: .thing(line.replication))
            leaves.insert(leaf)
            isIn[line.territory, default: []].append(leaf)
        }
    }

    /// An organization leads to what it carries; who carries and who supports are the partners.
    private mutating func readOrganizations(_ tx: Transaction) throws {
        try Self.pages(tx) { (last: Borne?) in
            """
            SELECT o.replication_id, o.organization_id, o.part FROM replication_organizations o
            WHERE (o.replication_id, o.organization_id)
                > (\(last?.replication.rawValue ?? ""), \(last?.organization.rawValue ?? ""))
            ORDER BY o.replication_id, o.organization_id LIMIT \(Self.page)
            """
        } each: { line in
            guard let leaf = places[.thing(line.replication)] else { return }
            let organization = place(of: .thing(line.organization))
            partners[leaf, default: []].append(Int32(organization))
            if line.carries { edges.append(Edge(organization, leaf)) }
        }
    }

    /// Of several years the latest one that is known.
    private mutating func readFigures(_ tx: Transaction) throws {
        var told: [Measure: [Int: [Int: (number: Int, amount: Int?)]]] = [:]
        try Self.pages(tx) { (last: Told?) in
            """
            SELECT replication_id, number, measure, year, amount FROM replication_figures
            WHERE (replication_id, number) > (\(last?.replication.rawValue ?? ""), \(last?.number ?? 0))
            ORDER BY replication_id, number LIMIT \(Self.page)
            """
        } each: { line in
            guard let leaf = places[.thing(line.replication)] else { return }
            // They come in the order in which they were told: a later one takes the place of the earlier.
            told[line.measure, default: [:]][leaf, default: [:]][line.year] = (line.number, line.amount)
        }
        for (measure, leaves) in told {
            for (leaf, years) in leaves {
                guard let latest = years.filter({ $0.value.amount != nil }).max(by: { $0.key < $1.key }) else {
                    continue
                }
                figures[measure, default: [:]][leaf] = (latest.key, latest.value.number, latest.value.amount)
            }
        }
    }

    private mutating func readMemberships(_ tx: Transaction) throws {
        try Self.pages(tx) { (last: Belonging?) in
            """
            SELECT m.id, m.network_id, m.thing_id, m.territory_id FROM memberships m
            JOIN things n ON n.id = m.network_id LEFT JOIN things t ON t.id = m.thing_id
            WHERE m.id > \(last?.id.rawValue ?? "") AND m.state = 'active' AND n.visibility = 'published'
                AND (m.thing_id IS NULL OR t.visibility = 'published')
            ORDER BY m.id LIMIT \(Self.page)
            """
        } each: { line in
            let network = place(of: .thing(line.network))
            if let thing = line.thing { edges.append(Edge(network, place(of: .thing(thing)))) }
            if let territory = line.territory { declared.append((network, territory)) }
        }
    }

    private mutating func readTerritories(_ tx: Transaction) throws {
        let steps = try Territory.descents(to: Set(declared.map(\.territory)).union(isIn.keys), in: tx)
        var groups: Set<Territory.ID> = []
        for step in steps where step.hierarchy == .intercommunal { groups.insert(step.parent) }
        for step in steps {
            let parent = place(of: knot(step.parent, isGroup: step.hierarchy == .intercommunal))
            edges.append(Edge(parent, place(of: .territory(step.child))))
        }
        for (territory, replications) in isIn.sorted(by: { $0.key < $1.key }) {
            join(replications, to: knot(territory, isGroup: false))
            if groups.contains(territory) { join(replications, to: knot(territory, isGroup: true)) }
        }
        for (network, territory) in declared {
            let member = place(of: knot(territory, isGroup: groups.contains(territory)))
            edges.append(Edge(network, member))
        }
    }

    private func knot(_ territory: Territory.ID, isGroup: Bool) -> Fabric.Knot {
        isGroup ? .group(territory) : .territory(territory)
    }

    private mutating func join(_ replications: [Int], to knot: Fabric.Knot) {
        let place = place(of: knot)
        for replication in replications { edges.append(Edge(place, replication)) }
    }

    private static func pages<Line: RowDecodable>(
        _ tx: Transaction, _ query: (Line?) -> Query, each: (Line) throws -> Void
    ) throws {
        var last: Line?
        while true {
            let page: [Line] = try tx.all(query(last))
            for line in page { try each(line) }
            guard page.count == Self.page else { return }
            last = page.last
        }
    }
}

private struct Located: RowDecodable {
    let replication: Thing.ID
    let territory: Territory.ID

    init(row: Row) throws {
        replication = try row["thing_id"]
        territory = try row["territory_id"]
    }
}

private struct Borne: RowDecodable {
    let replication: Thing.ID
    let organization: Thing.ID
    let carries: Bool

    init(row: Row) throws {
        replication = try row["replication_id"]
        organization = try row["organization_id"]
        let part: String = try row["part"]
        carries = part == "carrier"
    }
}

private struct Told: RowDecodable {
    let replication: Thing.ID
    let number: Int
    let measure: Measure
    let year: Int
    let amount: Int?

    init(row: Row) throws {
        replication = try row["replication_id"]
        number = try row["number"]
        measure = try row["measure"]
        year = try row["year"]
        amount = try row["amount"]
    }
}

private struct Belonging: RowDecodable {
    let id: Membership.ID
    let network: Thing.ID
    let thing: Thing.ID?
    let territory: Territory.ID?

    init(row: Row) throws {
        id = try row["id"]
        network = try row["network_id"]
        thing = try row["thing_id"]
        territory = try row["territory_id"]
    }
}
