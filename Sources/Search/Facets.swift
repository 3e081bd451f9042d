/// The facets of a document as the index keeps them: a line `name=value` each.
struct Facets {
    let lines: [String]

    /// A document with more has lost its way; the search looks at each line of every document it ranks.
    private static let most = 200

    init(of document: SearchDocument) {
        var facets = document.facets
        facets["kind"] = [document.kind]
        lines = facets.sorted { $0.key < $1.key }
            .flatMap { name, values in Set(values).sorted().map { Self.line(name, $0) } }
            .prefix(Self.most).map { $0 }
    }

    private init(lines: [String]) { self.lines = lines }

    init(text: String) {
        lines = text.split(separator: "\n").map(String.init)
    }

    var text: String { lines.joined(separator: "\n") }

    /// Without some facets, by their names.
    func without(_ names: Set<String>) -> Facets {
        guard !names.isEmpty else { return self }
        return Facets(lines: lines.filter { line in !names.contains { line.hasPrefix($0 + "=") } })
    }

    /// Of the document.
    var kind: String? { lines.first { $0.hasPrefix("kind=") }.map { String($0.dropFirst("kind=".count)) } }

    /// As the document had them.
    var values: [String: [String]] {
        lines.reduce(into: [:]) { facets, line in
            guard let (name, value) = Self.parts(line[...]), name != "kind" else { return }
            facets[name, default: []].append(value)
        }
    }

    static func line(_ name: String, _ value: String) -> String {
        "\(name)=\(value)".replacing("\n", with: " ")
    }

    static func parts(_ line: Substring) -> (name: String, value: String)? {
        guard let equals = line.firstIndex(of: "=") else { return nil }
        return (String(line[..<equals]), String(line[line.index(after: equals)...]))
    }
}
