import Storage
import Web

/// A territory as it is here before an import.
struct KnownTerritory: Sendable {
    /// What a file would have to say for nothing to change: without what is computed here.
    let record: TerritoryRecord
    let slug: String
    let validUntil: CivilDate?
    let successor: Territory.ID?

    var isCurrent: Bool { validUntil == nil }
}

/// Everything that is here before an import: some 41,000 territories, read page by page in one transaction.
struct KnownTerritories: Sendable {
    private(set) var territories: [Territory.ID: KnownTerritory] = [:]
    /// The vintage of the last file of each kind.
    private(set) var vintages: [TerritoryFile: CivilDate] = [:]
    /// In euros.
    private(set) var rentalValues: [Territory.ID: Int] = [:]

    private static let page = 5_000

    init() {}

    init(in tx: Transaction) throws {
        let parents = try Self.parents(in: tx)
        var last = ""
        while true {
            let page: [Territory] = try tx.all(
                "SELECT \(Territory.columns) FROM territories t WHERE t.id > \(last) ORDER BY t.id LIMIT \(Self.page)")
            for territory in page {
                territories[territory.id] = KnownTerritory(territory, parents: parents[territory.id] ?? [:])
            }
            guard page.count == Self.page, let end = page.last else { break }
            last = end.id.rawValue
        }
        let imported: [ImportedVintage] = try tx.all("SELECT file, vintage FROM territory_vintages LIMIT 20")
        vintages = Dictionary(imported.map { ($0.file, $0.vintage) }) { first, _ in first }
        rentalValues = try Self.rentalValues(in: tx)
    }

    private static func rentalValues(in tx: Transaction) throws -> [Territory.ID: Int] {
        var values: [Territory.ID: Int] = [:]
        var last = ""
        while true {
            let page: [KnownRentalValue] = try tx.all(
                """
                SELECT territory_id, euros FROM territory_rental_values WHERE territory_id > \(last)
                ORDER BY territory_id LIMIT \(Self.page)
                """)
            for line in page { values[line.id] = line.euros }
            guard page.count == Self.page, let end = page.last else { return values }
            last = end.id.rawValue
        }
    }

    private static func parents(in tx: Transaction) throws -> [Territory.ID: [Hierarchy: Territory.ID]] {
        var parents: [Territory.ID: [Hierarchy: Territory.ID]] = [:]
        var last = (child: "", hierarchy: "")
        while true {
            let page: [CurrentLink] = try tx.all(
                """
                SELECT child_id, hierarchy, parent_id FROM territory_links
                WHERE valid_until IS NULL AND (child_id, hierarchy) > (\(last.child), \(last.hierarchy))
                ORDER BY child_id, hierarchy LIMIT \(Self.page)
                """
            )
            for link in page { parents[link.child, default: [:]][link.hierarchy] = link.parent }
            guard page.count == Self.page, let end = page.last else { return parents }
            last = (end.child.rawValue, end.hierarchy.rawValue)
        }
    }
}

extension KnownTerritory {
    fileprivate init(_ territory: Territory, parents: [Hierarchy: Territory.ID]) {
        let isComputed = territory.precision == .centre
        record = TerritoryRecord(
            id: territory.id, echelon: territory.echelon, code: territory.code, name: territory.name,
            englishName: territory.englishName, nature: territory.nature,
            population: territory.population?.origin == .sum ? nil : territory.population,
            position: isComputed ? nil : territory.position, precision: isComputed ? .none : territory.precision,
            parents: parents)
        slug = territory.slug
        validUntil = territory.validUntil
        successor = territory.successor
    }
}

private struct CurrentLink: RowDecodable {
    let child: Territory.ID
    let hierarchy: Hierarchy
    let parent: Territory.ID

    init(row: Row) throws {
        child = try row["child_id"]
        hierarchy = try row["hierarchy"]
        parent = try row["parent_id"]
    }
}

private struct KnownRentalValue: RowDecodable {
    let id: Territory.ID
    let euros: Int

    init(row: Row) throws {
        id = try row["territory_id"]
        euros = try row["euros"]
    }
}

private struct ImportedVintage: RowDecodable {
    let file: TerritoryFile
    let vintage: CivilDate

    init(row: Row) throws {
        file = try row["file"]
        vintage = try row["vintage"]
    }
}
