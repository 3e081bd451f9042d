import Web

/// The head of a Markdown file, lines `key: value` between two `---`, and what follows it.
struct FrontMatter: Sendable {
    private var values: [String: [String]] = [:]
    let rest: [Substring]

    init(_ text: String, named name: String) throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            throw DemoFolder.Unreadable(description: "\(name): the lines between two --- are missing")
        }
        rest = Array(lines[(end + 1)...])
        for line in lines[1..<end] where !line.isEmpty {
            let pieces = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard pieces.count == 2 else { throw DemoFolder.Unreadable(description: "\(name): “\(line)” has no colon") }
            values[pieces[0].trimmingWhitespace(), default: []].append(pieces[1].trimmingWhitespace())
        }
    }

    subscript(_ key: String) -> String { values[key]?.first ?? "" }

    func all(_ key: String) -> [String] { (values[key] ?? []).filter { !$0.isEmpty } }

    func list(_ key: String) -> [String] {
        self[key].split(separator: ",").map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
    }
}
