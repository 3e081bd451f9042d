import Commons
import Storage
import Territories
import Web

/// A sheet in a list.
struct SheetEntry: Encodable, Sendable {
    let thing: Thing
    let period: AccountPeriod
    /// Who tells it, where that is not what it tells of.
    let teller: SheetPage.Link?

    static let most = 200

    /// Those that everybody sees of a subject, the latest first.
    static func all(of subject: SheetSubject, in tx: Transaction) throws -> [SheetEntry] {
        guard let territory = subject.territory else { return try all(of: subject.teller, in: tx) }
        return try entries("s.territory_id = \(territory.id) AND t.visibility = 'published'", in: tx)
    }

    /// - Parameter drafts: those that only their keepers see, too.
    static func all(of teller: Thing, with drafts: Bool = false, in tx: Transaction) throws -> [SheetEntry] {
        let seen: Query = drafts ? "t.visibility <> 'withdrawn'" : "t.visibility = 'published'"
        return try entries("s.teller_id = \(teller.id) AND s.territory_id IS NULL AND \(seen)", in: tx)
    }

    static func all(of territory: Territory, in tx: Transaction) throws -> [SheetEntry] {
        try entries("s.territory_id = \(territory.id) AND t.visibility = 'published'", in: tx)
    }

    /// What a network or an organization tells of territories.
    static func ofTerritories(by teller: Thing, with drafts: Bool, in tx: Transaction) throws -> [SheetEntry] {
        let seen: Query = drafts ? "t.visibility <> 'withdrawn'" : "t.visibility = 'published'"
        return try entries("s.teller_id = \(teller.id) AND s.territory_id IS NOT NULL AND \(seen)", in: tx)
    }

    /// One that tells of the same and of the same time.
    static func same(as content: SheetContent, in tx: Transaction) throws -> Thing? {
        let of: Query = content.territory.map { "s.territory_id = \($0)" } ?? "s.territory_id IS NULL"
        let found = try entries(
            """
            s.teller_id = \(content.teller) AND \(of) AND s.begins = \(content.period.begins)
                AND s.ends = \(content.period.ends) AND t.visibility <> 'withdrawn'
            """, in: tx)
        return found.first?.thing
    }

    private static func entries(_ condition: Query, in tx: Transaction) throws -> [SheetEntry] {
        let rows: [SheetRow] = try tx.all(
            """
            SELECT s.thing_id, s.teller_id, s.territory_id, s.begins, s.ends FROM sheets s JOIN things t ON t.id = s.thing_id
            WHERE \(condition) ORDER BY s.begins DESC, s.ends DESC, s.thing_id DESC LIMIT \(most)
            """)
        let tellers = Set(rows.filter(\.isOfTerritory).map(\.teller)).sorted()
        let things = try Thing.find(rows.map(\.thing) + tellers, in: tx)
        return rows.compactMap { row in
            guard let thing = things[row.thing], let period = AccountPeriod(from: row.begins, to: row.ends) else {
                return nil
            }
            let teller = row.isOfTerritory ? things[row.teller] : nil
            return SheetEntry(
                thing: thing, period: period,
                teller: teller.map { SheetPage.Link(name: $0.title, path: $0.path) })
        }
    }
}

private struct SheetRow: RowDecodable {
    let thing: Thing.ID
    let teller: Thing.ID
    let isOfTerritory: Bool
    let begins: CivilDate
    let ends: CivilDate

    init(row: Row) throws {
        thing = try row["thing_id"]
        teller = try row["teller_id"]
        let territory: Territory.ID? = try row["territory_id"]
        isOfTerritory = territory != nil
        begins = try row["begins"]
        ends = try row["ends"]
    }
}
