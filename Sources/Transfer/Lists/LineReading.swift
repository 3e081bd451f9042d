import Commons
import Organizations
import Practices
import Storage
import Territories
import Web

/// Makes of a line's cells what its sheet reads: words by their keys, things and territories by their identifiers. What
/// cannot be found is noted, with what is near.
struct LineReading {
    let sheet: AnySheet
    /// Where the list comes from: keys of things are those of the same place.
    let source: String
    /// Of what the file does not say.
    let language: String

    func submission(_ cells: [String: String], isNew: Bool, in tx: Transaction) throws -> Submission {
        var line = Submission()
        for column in sheet.columns {
            guard let cell = cells[column.name] else {
                if isNew, column.isRequired { line.refuse(column.name, "transfer.problem.missing") }
                continue
            }
            let values = try read(cell, column, &line, tx)
            line.set(column.name, values)
            let isEmpty = values.allSatisfy { $0.allSatisfy(\.isWhitespace) }
            if column.isRequired, isEmpty { line.refuse(column.name, "transfer.problem.missing") }
        }
        if isNew, line.shown("language").isEmpty { line.set("language", [language]) }
        return line
    }

    private func read(
        _ cell: String, _ column: SheetColumn, _ line: inout Submission, _ tx: Transaction
    ) throws -> [String] {
        switch column.shape {
        case .line, .text, .number, .date: return [cell]
        case .choice(let words): return key(cell, words, column, &line).map { [$0] } ?? []
        case .choices(let words):
            return parts(cell, ListSeparator.words).compactMap { key($0, words, column, &line) }
        case .lines: return parts(cell, ListSeparator.texts)
        case .territory: return try territory(Self.plain(cell), column, &line, tx).map { [$0] } ?? []
        case .thing(let kind): return try thing(Self.plain(cell), [kind], column, &line, tx).map { [$0] } ?? []
        case .things(let kind):
            return try parts(cell, ListSeparator.words).prefix(50).compactMap {
                try thing($0, [kind], column, &line, tx)
            }
        case .anyThing(let kinds):
            return try thing(Self.plain(cell), told(kinds, by: cell), column, &line, tx).map { [$0] } ?? []
        case .anyThings(let kinds):
            return try parts(cell, ListSeparator.words).prefix(50).compactMap {
                try thing($0, told(kinds, by: $0), column, &line, tx)
            }
        }
    }

    /// A path says of which kind its thing is.
    private func told(_ kinds: [Kind], by name: String) -> [Kind] {
        let told = kinds.filter { name.contains("\($0.folder)/") }
        return told.isEmpty ? kinds : told
    }

    private func parts(_ cell: String, _ separator: Character) -> [String] {
        cell.split { $0 == separator || $0.isNewline || String($0) == ListSeparator.list }
            .map { Self.plain(String($0)) }.filter { !$0.isEmpty }
    }

    /// One line without control characters, as a name or a code is.
    static func plain(_ cell: String) -> String {
        var one = Submission(["cell": String(cell.prefix(400))])
        return one.line("cell", 0...400)
    }

    private func key(_ cell: String, _ words: [SheetWord], _ column: SheetColumn, _ line: inout Submission) -> String? {
        let wanted = Self.plain(cell)
        guard !wanted.isEmpty else { return nil }
        let folded = Slug.make(wanted)
        let found =
            words.first { $0.key == wanted }
            ?? words.first { word in
                word.labels.values.contains { Slug.make($0) == folded }
            }
        guard let found else {
            line.refuse(
                column.name, "transfer.problem.unknownWord",
                ["value": String(wanted.prefix(60)), "words": words.prefix(24).map(\.key).joined(separator: ", ")])
            return nil
        }
        return found.key
    }

    private func territory(
        _ name: String, _ column: SheetColumn, _ line: inout Submission, _ tx: Transaction
    ) throws -> String? {
        guard !name.isEmpty else { return nil }
        switch try TerritoryNaming.find(name, in: tx) {
        case .one(let territory): return territory.id.rawValue
        case .several(let choices):
            line.refuse(
                column.name, "transfer.problem.severalTerritories", ["value": name, "choices": Self.listed(choices)])
        case .none(let near):
            line.refuse(
                column.name,
                near.isEmpty ? "transfer.problem.unknownTerritory" : "transfer.problem.unknownTerritory.near",
                ["value": name, "choices": Self.listed(near)])
        }
        return nil
    }

    /// « Saint-Denis (Seine-Saint-Denis, FR-COG-93066) »
    private static func listed(_ suggestions: [Suggestion]) -> String {
        suggestions.map { suggestion in
            let parts = [suggestion.container?.name, suggestion.territory.id.rawValue].compactMap { $0 }
            return "\(suggestion.territory.name) (\(parts.joined(separator: ", ")))"
        }.joined(separator: " · ")
    }

    private func thing(
        _ name: String, _ kinds: [Kind], _ column: SheetColumn, _ line: inout Submission, _ tx: Transaction
    ) throws -> String? {
        guard !name.isEmpty else { return nil }
        let end = name.split(separator: "/").last.map(String.init) ?? name
        for kind in kinds {
            if let thing = try named(end, kind, tx) ?? titled(name, kind, tx), thing.visibility != .withdrawn {
                return thing.id.rawValue
            }
        }
        line.refuse(column.name, "transfer.problem.unknownThing", ["value": String(name.prefix(80))])
        return nil
    }

    /// By identifier, address, or the key that a list of the same place gave it.
    private func named(_ name: String, _ kind: Kind, _ tx: Transaction) throws -> Thing? {
        if let id = Thing.ID(rawValue: name), let thing = try Thing.find(id, in: tx), thing.kind == kind {
            return thing
        }
        if let thing = try Thing.find(kind, named: name, in: tx) { return thing }
        return try ListKey(kind: kind, source: source, key: name).thing(in: tx)
    }

    private func titled(_ name: String, _ kind: Kind, _ tx: Transaction) throws -> Thing? {
        let found: [Thing]
        switch kind {
        case .organization: found = try Organizations.suggestions(matching: name, limit: 20, in: tx)
        case .practice: found = try Practices.suggestions(matching: name, limit: 20, in: tx)
        default: return nil
        }
        let same = found.filter { Slug.make($0.title) == Slug.make(name) }
        return same.count == 1 ? same.first : nil
    }
}
