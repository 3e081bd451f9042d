package import Storage

/// What somebody meant who named a territory in a list: by its official code, or by its name.
package enum TerritoryNaming: Sendable {
    case one(Territory)
    /// Several have this name: tell them apart by what they are part of, or by their code.
    case several([Suggestion])
    /// None has it; these are near.
    case none(near: [Suggestion])

    /// `FR-COG-48095`, `fr-48095`, `48095`, `mende-fr-cog-48095`, « Mende », « Mende (Lozère) », « Mende, 48 ».
    package static func find(_ text: String, in tx: Transaction) throws -> TerritoryNaming {
        if let territory = try byCode(text, in: tx) { return .one(territory) }
        let (name, container) = parts(of: text)
        guard !name.isEmpty else { return .none(near: []) }
        let found = try Territory.suggestions(matching: name, limit: mostNamed, in: tx)
            .filter { $0.territory.isNamed(name) && $0.territory.isCurrent }
        let told = container.isEmpty ? found : try found.filter { try $0.territory.isWithin(container, in: tx) }
        if let only = told.first, told.count == 1 { return .one(only.territory) }
        if told.count > 1 { return .several(Array(told.prefix(mostShown))) }
        return found.isEmpty ? .none(near: try near(name, in: tx)) : .several(Array(found.prefix(mostShown)))
    }

    private static let mostNamed = 50
    private static let mostShown = 6

    private static func byCode(_ text: String, in tx: Transaction) throws -> Territory? {
        let code = text.uppercased()
        // A commune is also known by its bare INSEE code, with or without its country; an intercommunality by its SIREN.
        let bare = code.hasPrefix("FR-") ? String(code.dropFirst(3)) : code
        let isCommune = bare.utf8.count == 5 && bare.utf8.dropFirst(2).allSatisfy { (48...57).contains($0) }
        let isSiren = bare.utf8.count == 9 && bare.utf8.allSatisfy { (48...57).contains($0) }
        let ids = [
            isCommune ? Territory.ID.commune(bare) : nil, isSiren ? Territory.ID.intercommunality(bare) : nil,
            code.utf8.contains { (48...57).contains($0) || $0 == UInt8(ascii: "-") } || code.utf8.count == 2
                ? Territory.ID(rawValue: code) : nil,
        ]
        for id in ids.compactMap({ $0 }) {
            if let territory = try Territory.find(id, in: tx) { return territory }
        }
        guard case .territory(let territory)? = try Territory.find(slug: text.lowercased(), in: tx) else { return nil }
        return territory
    }

    /// The name, and what it is said to be part of: « Mende (Lozère) », « Mende, Lozère ».
    private static func parts(of text: String) -> (name: String, container: String) {
        guard let mark = text.lastIndex(where: { $0 == "(" || $0 == "," }) else { return (trimmed(text), "") }
        let rest = text[text.index(after: mark)...].prefix { $0 != ")" }
        return (trimmed(text[..<mark]), trimmed(rest))
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Those that begin like it: as much of it as finds any.
    private static func near(_ name: String, in tx: Transaction) throws -> [Suggestion] {
        var beginning = name.prefix(40)
        while beginning.count >= 3 {
            let found = try Territory.suggestions(matching: String(beginning), limit: mostShown, in: tx)
            if !found.isEmpty { return found }
            beginning = beginning.dropLast()
        }
        return []
    }
}

extension Territory {
    /// Something above it has this name or code: a department is also known by its number.
    fileprivate func isWithin(_ text: String, in tx: Transaction) throws -> Bool {
        try Self.ancestors(of: id, in: tx).flatMap(\.ancestors).contains {
            $0.isNamed(text) || $0.code == text.uppercased() || $0.id.rawValue == text.uppercased()
        }
    }
}
