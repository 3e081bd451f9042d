import Commons
import Storage
import Web

/// The text of an article as it is read: Markdown, and between its paragraphs what stands at the addresses of this node
/// that are alone on their line. What is not there, or not shown to everybody, stays an address.
struct ArticleBody: Sendable {
    enum Block: Sendable {
        case text(String)
        /// One thing, or several that stood on lines that follow one another.
        case things([EmbeddedThing])
    }

    let blocks: [Block]

    /// So many things are shown; further addresses stay addresses.
    static let mostThings = 60

    /// - Parameter site: the address of this node, with which its addresses may begin.
    init(_ text: String, _ kinds: Kinds, site: String, _ language: Language, in tx: Transaction) throws {
        let parts = Self.parts(of: text, site: site)
        var things: [String: Thing] = [:]
        for path in parts.flatMap(\.paths).prefix(Self.mostThings) where things[path] == nil {
            things[path] = try Self.thing(at: Chart.find(path)?.thing ?? path, kinds, in: tx)
        }
        let known = try EmbeddedThing.all(Array(things.values), kinds, language, in: tx)
        blocks = parts.map { part in
            let embedded = part.paths.compactMap { path -> EmbeddedThing? in
                let thing = things[path].flatMap { known[$0.id] }
                return Chart.find(path).map { thing?.drawn(as: $0.chart) } ?? thing
            }
            return embedded.count == part.paths.count && !embedded.isEmpty ? .things(embedded) : .text(part.source)
        }
    }

    /// What everybody may see; what is withdrawn is as if it were not there.
    private static func thing(at path: String, _ kinds: Kinds, in tx: Transaction) throws -> Thing? {
        do {
            return try kinds.thing(at: path, for: nil, in: tx)
        } catch let error as AppError where error.kind == .gone {
            return nil
        }
    }

    var things: [EmbeddedThing] {
        blocks.flatMap { block in
            if case .things(let things) = block { things } else { [EmbeddedThing]() }
        }
    }

    /// A piece of the source: lines of Markdown, or lines that are addresses.
    struct Part: Equatable {
        var lines: [Substring]
        var paths: [String]

        var source: String { lines.joined(separator: "\n") }
    }

    /// Cuts a text where addresses stand alone, between empty lines; never within a block of code.
    static func parts(of text: String, site: String) -> [Part] {
        var parts: [Part] = []
        var fence: Substring?
        for paragraph in paragraphs(of: text) {
            let wasOpen = fence != nil
            for line in paragraph { fence = fenced(line, fence) }
            let paths = wasOpen || fence != nil ? [] : paragraph.compactMap { path(alone: $0, site: site) }
            if !paragraph.isEmpty && paths.count == paragraph.count {
                parts.append(Part(lines: paragraph, paths: paths))
            } else if let last = parts.last, last.paths.isEmpty {
                parts[parts.count - 1].lines += [""] + paragraph
            } else {
                parts.append(Part(lines: paragraph, paths: []))
            }
        }
        return parts
    }

    /// Lines between empty ones.
    private static func paragraphs(of text: String) -> [[Substring]] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .split { $0.allSatisfy(\.isWhitespace) }.map(Array.init)
    }

    /// The sign that closes the block of code in which the next line is, if any.
    private static func fenced(_ line: Substring, _ open: Substring?) -> Substring? {
        let bare = line.drop { $0 == " " }
        if let open { return bare.hasPrefix(open) ? nil : open }
        return ["```", "~~~"].first { bare.hasPrefix($0) }
    }

    /// `/media/ruche` or, with the name of this node, `<https://node.example/media/ruche>`; or a drawing.
    private static func path(alone line: Substring, site: String) -> String? {
        var text = String(line).trimmingWhitespace()
        if text.hasPrefix("<"), text.hasSuffix(">") { text = String(text.dropFirst().dropLast()) }
        if !site.isEmpty, text.hasPrefix(site + "/") { text = String(text.dropFirst(site.count)) }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let isPath = parts.count == 3 && parts[0].isEmpty && !parts[1].isEmpty && !parts[2].isEmpty
        guard isPath || Chart.find(text) != nil else { return nil }
        return text.allSatisfy { $0.isASCII && !$0.isWhitespace && !"<>\"?#".contains($0) } ? text : nil
    }
}
