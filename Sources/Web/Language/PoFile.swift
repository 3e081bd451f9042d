/// Reads gettext `.po` text: `msgid`, `msgid_plural`, `msgstr`, `msgstr[n]`, continued strings. `msgfmt -c` judges the rest.
struct PoFile {
    struct Entry: Sendable {
        var id = ""
        var forms: [String] = []
    }

    let entries: [String: Entry]

    struct Broken: Error {
        let line: Int
        let text: String
    }

    private enum Target {
        case none, id, plural, form(Int)
    }

    init(_ text: String) throws {
        var entries: [String: Entry] = [:]
        var entry = Entry()
        var target = Target.none
        for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = raw.trimmingWhitespace()
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let quote = line.firstIndex(of: "\"") else { throw Broken(line: index + 1, text: line) }
            let keyword = line[..<quote].trimmingWhitespace()
            switch keyword {
            case "msgid":
                if !entry.forms.isEmpty { entries[entry.id] = entry }
                entry = Entry()
                target = .id
            case "msgid_plural": target = .plural
            case "msgstr", "msgstr[0]": target = .form(0)
            case "msgstr[1]": target = .form(1)
            case "": break
            default: throw Broken(line: index + 1, text: line)
            }
            Self.append(try Self.unquote(line[quote...], line: index + 1), to: target, of: &entry)
        }
        if !entry.forms.isEmpty { entries[entry.id] = entry }
        self.entries = entries.filter { !$0.key.isEmpty }
    }

    private static func append(_ text: String, to target: Target, of entry: inout Entry) {
        switch target {
        case .id: entry.id += text
        case .form(let number) where number < entry.forms.count: entry.forms[number] += text
        case .form: entry.forms.append(text)
        case .plural, .none: break
        }
    }

    private static func unquote(_ quoted: Substring, line: Int) throws -> String {
        guard quoted.count >= 2, quoted.last == "\"" else { throw Broken(line: line, text: String(quoted)) }
        var text = ""
        var isEscaped = false
        for character in quoted.dropFirst().dropLast() {
            switch (isEscaped, character) {
            case (false, "\\"): isEscaped = true
            case (true, "n"): (text += "\n", isEscaped = false).0
            case (true, "t"): (text += "\t", isEscaped = false).0
            default: (text.append(character), isEscaped = false).0
            }
        }
        return text
    }
}
