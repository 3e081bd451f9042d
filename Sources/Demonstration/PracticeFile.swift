import Web

/// A practice written as a Markdown file: a head, then five parts under headings of level two, and a toolkit where there
/// is one.
struct PracticeFile: Sendable {
    private let head: FrontMatter
    /// The parts in their order: need, action, core, free, known, toolkit.
    private(set) var parts: [String] = []

    init(_ text: String, named name: String) throws {
        head = try FrontMatter(text, named: name)
        for line in head.rest {
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

    subscript(_ key: String) -> String { head[key] }

    func all(_ key: String) -> [String] { head.all(key) }

    func list(_ key: String) -> [String] { head.list(key) }
}
