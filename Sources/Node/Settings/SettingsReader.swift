/// Reads the settings one after the other and notes all that is wrong, so that one message says everything.
struct SettingsReader {
    private var rest: [String: SettingsSources.Entry]
    private var problems: [String]
    private(set) var written: [WrittenSetting] = []

    init(_ sources: SettingsSources) {
        rest = sources.entries
        problems = sources.problems
    }

    /// An empty text is the same as none.
    mutating func value<Value>(_ setting: Setting<Value>) -> Value {
        guard let entry = rest.removeValue(forKey: setting.line.name), !entry.value.isEmpty else {
            return setting.standard
        }
        if let value = setting.read(entry.value) {
            let line = setting.line
            written.append(WrittenSetting(name: line.name, value: entry.value, isSecret: line.isSecret))
            return value
        }
        let found = setting.line.isSecret ? "" : ", not “\(entry.value)”"
        problems.append("\(setting.line.name) (\(entry.place)): write \(setting.line.form)\(found).")
        return setting.standard
    }

    /// Call when every setting was read: what is left over is unknown.
    func finish() throws {
        let unknown = rest.sorted { $0.key < $1.key }.map { name, entry in
            "\(name) (\(entry.place)) is not a setting.\(Self.suggestion(for: name))"
        }
        guard problems.isEmpty, unknown.isEmpty else { throw SettingsRefused(problems: problems + unknown) }
    }

    private static func suggestion(for name: String) -> String {
        let nearest = SettingsTable.lines.map(\.name).min { distance($0, name) < distance($1, name) }
        guard let nearest, distance(nearest, name) <= 3 else { return " `essaim settings` lists them." }
        return " Did you mean \(nearest)?"
    }

    /// How many letters to add, drop or replace (Levenshtein).
    private static func distance(_ one: String, _ other: String) -> Int {
        let target = Array(other.utf8)
        var previous = Array(0...target.count)
        for (row, letter) in one.utf8.enumerated() {
            var current = [row + 1]
            for (column, wanted) in target.enumerated() {
                let replaced = previous[column] + (letter == wanted ? 0 : 1)
                current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous[target.count]
    }
}

/// The settings cannot be used as they are; every problem is a sentence that says what to write.
package struct SettingsRefused: Error, CustomStringConvertible {
    package let problems: [String]

    package var description: String { problems.joined(separator: "\n") }
}
