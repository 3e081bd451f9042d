package import Storage

extension Territory {
    /// What was typed is this name, or its beginning, in whatever case and accents.
    func begins(with typed: String) -> Bool {
        let beginnings = FoldedName.beginnings(of: typed)
        return [name, englishName].compactMap { $0 }.contains { own in
            FoldedName(own).keys.contains { key in beginnings.contains { key.text.hasPrefix($0) } }
        }
    }

    /// What was typed is this name.
    func isNamed(_ typed: String) -> Bool {
        let folded = FoldedName(typed)
        return [name, englishName].compactMap { $0 }.contains { FoldedName($0) == folded }
    }

    /// This territory and everything that it is part of, in all hierarchies.
    package func withAncestors(in tx: Transaction) throws -> [ID] {
        let above = try Self.ancestors(of: id, in: tx).flatMap(\.ancestors).map(\.id)
        return [id] + Set(above).sorted()
    }
}
