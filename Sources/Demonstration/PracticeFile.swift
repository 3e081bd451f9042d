import Web

/// A practice written as a Markdown file: lines `key: value` between two `---`, then five parts under headings of
/// level two, and a toolkit where there is one.
struct PracticeFile: Sendable {
    private var values: [String: [String]] = [:]
    /// The parts in their order: need, action, core, free, known, toolkit.
    private(set) var parts: [String] = []

    init(_ text: String, named name: String) throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            throw DemoFolder.Unreadable(description: "\(name): the lines between two --- are missing")
        }
        for line in lines[1..<end] where !line.isEmpty {
            let pieces = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard pieces.count == 2 else { throw DemoFolder.Unreadable(description: "\(name): “\(line)” has no colon") }
            values[pieces[0].trimmingWhitespace(), default: []].append(pieces[1].trimmingWhitespace())
        }
        for line in lines[(end + 1)...] {
            if line.hasPrefix("## ") {
                parts.append("")
            } else if !parts.isEmpty {
                parts[parts.count - 1] += line + "\n"
            }
        }
        parts = parts.map { $0.trimmingWhitespace() }
        guard parts.count == 5 || parts.count == 6 else {
            throw DemoFolder.Unreadable(description: "\(name) has \(parts.count) parts, not 5 or 6")
        }
        if parts.count == 5 { parts.append("") }
    }

    subscript(_ key: String) -> String { values[key]?.first ?? "" }

    func all(_ key: String) -> [String] { (values[key] ?? []).filter { !$0.isEmpty } }

    func list(_ key: String) -> [String] {
        self[key].split(separator: ",").map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
    }
}
