import Web

/// `NAME=value` lines and `#` comments: what systemd reads as an EnvironmentFile.
struct SettingsFile {
    struct Assignment: Equatable {
        let name: String
        let value: String
        let line: Int
    }

    struct Problem: Equatable {
        let line: Int
        let text: String
    }

    private(set) var assignments: [Assignment] = []
    private(set) var problems: [Problem] = []

    init(_ text: String) {
        // Swift takes CR LF for one character, so that a file written on Windows would be one line.
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, raw) in lines.enumerated() {
            let line = raw.trimmingWhitespace()
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
            add(line, number: index + 1)
        }
    }

    private mutating func add(_ line: String, number: Int) {
        guard let equals = line.firstIndex(of: "=") else {
            return problems.append(Problem(line: number, text: "write NAME=value, or a comment that begins with #."))
        }
        let name = line[..<equals].trimmingWhitespace()
        guard name.hasPrefix("ESSAIM_") else {
            return problems.append(
                Problem(line: number, text: "\(name) is none of our settings: they begin with ESSAIM_."))
        }
        if let earlier = assignments.first(where: { $0.name == name }) {
            return problems.append(Problem(line: number, text: "\(name) is already set on line \(earlier.line)."))
        }
        let value = Self.unquoted(line[line.index(after: equals)...].trimmingWhitespace())
        assignments.append(Assignment(name: name, value: value, line: number))
    }

    private static func unquoted(_ text: String) -> String {
        guard text.count >= 2, let first = text.first, first == text.last, first == "\"" || first == "'" else {
            return text
        }
        return String(text.dropFirst().dropLast())
    }
}
