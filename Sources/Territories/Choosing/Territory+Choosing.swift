package import Storage

extension Territory {
    /// What was typed is this name, or its beginning, in whatever case and accents.
    func begins(with typed: String) -> Bool {
        let beginnings = FoldedName.beginnings(of: typed)
        return names.contains { own in
            own.keys.contains { key in beginnings.contains { key.text.hasPrefix($0) } }
        }
    }

    /// What was typed is this name.
    func isNamed(_ typed: String) -> Bool { names.contains(FoldedName(typed)) }

    private var names: [FoldedName] { [name, englishName].compactMap { $0 }.map(FoldedName.init) }

    /// What was typed beside its identifier does not name another one.
    func isMeant(by typed: String, in tx: Transaction) throws -> Bool {
        if typed.isEmpty || begins(with: typed) { return true }
        let written = WrittenTerritory(typed)
        if begins(with: written.name) { return try written.suits(self, in: tx) }
        return names.contains { NearName(typed)?.isNear($0.text) == true }
    }

    /// The territory of an official code: `48095` (a commune, by INSEE), `FR-48` (ISO 3166-2).
    static func coded(_ typed: String, in tx: Transaction) throws -> Territory? {
        let code = typed.uppercased()
        let id = code.contains("-") ? ID(rawValue: code) : code.utf8.count == 5 ? ID.commune(code) : nil
        return try id.flatMap { try find($0, in: tx) }
    }

    /// The territories of this very name; where there is none, those whose whole name begins so.
    package static func called(_ typed: String, limit: Int, in tx: Transaction) throws -> [Suggestion] {
        let found = try suggestions(matching: typed, limit: 30, in: tx)
        let exact = found.filter { $0.territory.isNamed(typed) }
        let beginnings = FoldedName.beginnings(of: typed)
        let begun = found.filter { one in
            one.territory.names.contains { name in beginnings.contains { name.text.hasPrefix($0) } }
        }
        return Array((exact.isEmpty ? begun : exact).prefix(limit))
    }

    /// Another territory of the same echelon has the same name.
    package func hasNamesake(in tx: Transaction) throws -> Bool {
        let folded = FoldedName(name).text
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM territory_keys k WHERE k.head = \(FoldedName.head(of: folded)) AND k.folded = \(folded)
                AND k.rank = 0 AND k.echelon = \(echelon) AND k.territory_id <> \(id) LIMIT 1
            """
        )
        return found != nil
    }

    /// This territory and everything that it is part of, in all hierarchies, each once.
    package func withAncestors(in tx: Transaction) throws -> [Territory] {
        let above = try Self.ancestors(of: id, in: tx).flatMap(\.ancestors)
        let each = Dictionary(above.map { ($0.id, $0) }) { first, _ in first }
        return [self] + each.values.sorted { $0.id < $1.id }
    }
}

extension [Territory] {
    /// In every language: words by which what happens there is found.
    package var names: [String] { Set(flatMap { [$0.name, $0.englishName].compactMap { $0 } }).sorted() }
}
