import Storage

/// What somebody wrote to name a territory, as pages write it too: « Mende (Lozère) », « Mende, Lozère », « Saint-Denis
/// (commune · La Réunion · 153 000 habitants) ». A name alone may hold the same signs.
struct WrittenTerritory {
    let name: String
    /// What was added to tell it from others.
    private let additions: [FoldedName]

    init(_ typed: String) {
        let end = typed.firstIndex { "(,".contains($0) } ?? typed.endIndex
        name = String(typed[..<end])
        additions = typed[end...].split { "(),·".contains($0) }.map { FoldedName(String($0)) }.filter {
            !$0.text.isEmpty
        }
    }

    var isNameAlone: Bool { additions.isEmpty }

    /// Nothing was added, or something that is true of it: the name of what it is part of. Of a country nothing can be.
    func suits(_ territory: Territory, in tx: Transaction) throws -> Bool {
        if isNameAlone { return true }
        let above = try Territory.ancestors(of: territory.id, in: tx).flatMap(\.ancestors)
        return above.isEmpty
            || above.contains { one in
                [one.name, one.englishName].compactMap { $0 }.map(FoldedName.init).contains(where: additions.contains)
            }
    }
}
