import Storage
import Web

/// The territories of today in memory: what is within what, and what each is compared by. A page of a territory asks for
/// hundreds of them, and they change only with an import.
struct Atlas: Sendable {
    struct Entry: Sendable {
        let id: Territory.ID
        let echelon: Echelon
        let name: String
        let englishName: String?
        let slug: String
        let position: Position?
        let precision: PositionPrecision
        /// Nil when its population is not known.
        let traits: Likeness.Traits?

        func name(in language: Language) -> String { language == .en ? englishName ?? name : name }
    }

    /// By echelon, then by name.
    private let entries: [Entry]
    private let places: [Territory.ID: Int32]
    /// Of each echelon those whose population is known, the smallest first.
    private let bySize: [Echelon: [Int32]]
    /// What each is directly part of, in the administrative hierarchy; of the few that are part of nothing, nothing.
    private let containers: [Int32: Int32]
    /// By name, as the entries are.
    private let children: [Hierarchy: [Int32: [Int32]]]

    /// As of the last import: made anew after the next one.
    static func current(in tx: Transaction) throws -> Atlas {
        let imported: Int64? = try tx.value("SELECT MAX(imported_at) FROM territory_vintages")
        return try tx.kept(Atlas.self, asOf: imported ?? 0) { try Atlas(in: tx) }
    }

    init(in tx: Transaction) throws {
        entries = try Self.entries(in: tx)
        places = Dictionary(uniqueKeysWithValues: entries.indices.map { [entries] in (entries[$0].id, Int32($0)) })
        bySize = Self.bySize(entries)
        children = try Self.children(places, in: tx)
        containers = (children[.administrative] ?? [:]).reduce(into: [:]) { containers, family in
            for child in family.value { containers[child] = family.key }
        }
    }

    /// By echelon, then by name. A page at a time: all at once they would take ten times the room that they need.
    private static func entries(in tx: Transaction) throws -> [Entry] {
        var entries: [Entry] = []
        for echelon in Echelon.allCases {
            var last = Line.beforeAll
            while true {
                let page: [Line] = try tx.all(
                    """
                    SELECT t.id, t.echelon, t.name, t.english_name, t.folded, t.slug, t.latitude, t.longitude,
                        t.position_precision, t.population, e.population AS surroundings,
                        COALESCE(e.nature, t.nature) AS nature, v.euros AS rental_value
                    FROM territories t
                    LEFT JOIN territory_links l
                        ON l.child_id = t.id AND l.hierarchy = 'intercommunal' AND l.valid_until IS NULL
                    LEFT JOIN territories e ON e.id = l.parent_id
                    LEFT JOIN territory_rental_values v ON v.territory_id = t.id
                    WHERE t.echelon = \(echelon) AND t.valid_until IS NULL AND (t.folded, t.id) > (\(last.0), \(last.1))
                    ORDER BY t.folded, t.id LIMIT \(Self.page)
                    """)
                entries += page.map(\.entry)
                guard let end = page.last, page.count == Self.page else { break }
                last = (end.folded, end.entry.id.rawValue)
            }
        }
        return entries
    }

    private static let page = 2_000

    private static func bySize(_ entries: [Entry]) -> [Echelon: [Int32]] {
        let sizes = entries.map { $0.traits?.population ?? 0 }
        let measured = entries.indices.filter { entries[$0].traits != nil }
            .sorted { (sizes[$0], entries[$0].id) < (sizes[$1], entries[$1].id) }
        return Dictionary(grouping: measured.map(Int32.init)) { entries[Int($0)].echelon }
    }

    private static func children(
        _ places: [Territory.ID: Int32], in tx: Transaction
    ) throws -> [Hierarchy: [Int32: [Int32]]] {
        var children: [Hierarchy: [Int32: [Int32]]] = [:]
        var last = ("", "")
        while true {
            let page: [Link] = try tx.all(
                """
                SELECT parent_id, hierarchy, child_id FROM territory_links
                WHERE valid_until IS NULL AND (child_id, hierarchy) > (\(last.0), \(last.1))
                ORDER BY child_id, hierarchy LIMIT \(Self.page)
                """)
            for link in page {
                guard let parent = places[link.parent], let child = places[link.child] else { continue }
                children[link.hierarchy, default: [:]][parent, default: []].append(child)
            }
            guard let end = page.last, page.count == Self.page else { break }
            last = (end.child.rawValue, end.hierarchy.rawValue)
        }
        return children.mapValues { $0.mapValues { $0.sorted() } }
    }

    /// What is directly below a territory, by echelon and then by name.
    func children(of id: Territory.ID, in hierarchy: Hierarchy) -> [Echelon: [Territory.ID]] {
        guard let place = places[id], let below = children[hierarchy]?[place] else { return [:] }
        return Dictionary(grouping: below) { entries[Int($0)].echelon }
            .mapValues { $0.map { entries[Int($0)].id } }
    }

    subscript(_ id: Territory.ID) -> Entry? { places[id].map { entries[Int($0)] } }

    func container(of id: Territory.ID) -> Entry? {
        places[id].flatMap { containers[$0] }.map { entries[Int($0)] }
    }

    /// The territories of an echelon nearest in population, at most so many on either side.
    func neighbours(of id: Territory.ID, _ echelon: Echelon, population: Int, _ count: Int) -> [Entry] {
        guard let ranked = bySize[echelon] else { return [] }
        let key = (population, id)
        let place = ranked.partitioningIndex { index in
            let entry = entries[Int(index)]
            return (entry.traits?.population ?? 0, entry.id) >= key
        }
        let nearest = ranked[max(0, place - count)..<min(ranked.count, place + count + 1)]
        return nearest.map { entries[Int($0)] }.filter { $0.id != id }
    }

    private struct Line: RowDecodable {
        let entry: Entry
        let folded: String

        static let beforeAll = ("", "")

        init(row: Row) throws {
            folded = try row["folded"]
            let population: Int? = try row["population"]
            let (surroundings, nature): (Int?, Nature?) = (try row["surroundings"], try row["nature"])
            let rentalValue: Int? = try row["rental_value"]
            entry = Entry(
                id: try row["id"], echelon: try row["echelon"], name: try row["name"],
                englishName: try row["english_name"], slug: try row["slug"], position: try Position(row: row),
                precision: try row["position_precision"],
                traits: population.map {
                    Likeness.Traits(
                        population: $0, surroundings: surroundings, nature: nature, rentalValue: rentalValue)
                })
        }
    }

    private struct Link: RowDecodable {
        let parent: Territory.ID
        let hierarchy: Hierarchy
        let child: Territory.ID

        init(row: Row) throws {
            parent = try row["parent_id"]
            hierarchy = try row["hierarchy"]
            child = try row["child_id"]
        }
    }
}

extension Array {
    /// Where the first element stands for which `isBeyond` holds, when those come last.
    fileprivate func partitioningIndex(_ isBeyond: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
