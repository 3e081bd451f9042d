import Search
package import Storage

extension Thing {
    /// So many are looked at before the shortest titles are chosen among them.
    private static let mostTitles = 200

    /// Published things of a kind whose title has, for each word that is typed, a word that begins with it: in any
    /// order, without regard to case, accents and articles. The shortest title, which says least else, comes first.
    package static func titled(_ typed: String, _ kind: Kind, in tx: Transaction) throws -> [ID] {
        let found = try SearchIndex.titled(typed, kind: kind.rawValue, limit: mostTitles, in: tx)
        let things = try find(found.compactMap(ID.init(rawValue:)), in: tx)
        return things.values.sorted { ($0.title.count, $0.title, $0.id) < ($1.title.count, $1.title, $1.id) }.map(\.id)
    }

    /// The first `limit` of some things, each once.
    package static func suggested(_ ids: [ID], _ limit: Int, in tx: Transaction) throws -> [Thing] {
        var seen: Set<ID> = []
        let chosen = ids.filter { seen.insert($0).inserted }.prefix(limit)
        let things = try find(Array(chosen), in: tx)
        return chosen.compactMap { things[$0] }
    }
}
