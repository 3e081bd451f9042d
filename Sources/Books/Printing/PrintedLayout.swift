/// Turns what a chapter says into what is printed: blocks that hold lines, headings that leave out no level.
struct PrintedLayout {
    /// The scheme and host that addresses beginning with `/` lack.
    let base: String
    /// By the path at which the text shows them.
    let pictures: [String: Book.Picture]
    /// The level of the last heading; chapters have the first.
    private var level = 1

    private static let mostColumns = 12
    private static let lowestLevel = 5
    private static let longestAddress = 2_000

    init(base: String, pictures: [String: Book.Picture]) { (self.base, self.pictures) = (base, pictures) }

    /// - Parameter isTop: headings count here; within lists and tables they are strong lines.
    mutating func blocks(_ passages: [Passage], isTop: Bool = true) -> [PrintedNode] {
        var found: [PrintedNode] = []
        var line: [PrintedNode] = []
        for passage in passages {
            if case .element(let element) = passage, Self.isBlock(passage) {
                found += Self.paragraph(line) + block(element, isTop: isTop)
                line = []
            } else {
                line += self.line(passage)
            }
        }
        return found + Self.paragraph(line)
    }

    private static func paragraph(_ line: [PrintedNode]) -> [PrintedNode] {
        let isEmpty = line.allSatisfy {
            if case .text(let text) = $0 { text.allSatisfy(\.isWhitespace) } else { false }
        }
        return isEmpty ? [] : [.paragraph(line)]
    }

    private static let blocks: Set = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "hr", "figure", "div",
        "section", "article", "header", "footer", "nav", "aside", "main", "dl", "dt", "dd", "details", "summary", "img",
        "figcaption", "tbody", "thead", "tr", "td", "th",
    ]

    /// A picture within a line has the line around it as well.
    private static func isBlock(_ passage: Passage) -> Bool {
        guard case .element(let element) = passage else { return false }
        return blocks.contains(element.name) || element.content.contains(where: isBlock)
    }

    private mutating func block(_ element: Passage.Element, isTop: Bool) -> [PrintedNode] {
        let content = element.content
        switch element.name {
        case "h1", "h2", "h3", "h4", "h5", "h6": return heading(element, isTop: isTop)
        case "ul": return listed(content) { .list(items: $0) }
        case "ol":
            let start = element.attributes["start"].flatMap(Int.init) ?? 1
            return listed(content) { .numbered(from: min(max(start, 0), 1_000_000), items: $0) }
        case "blockquote": return held(content) { .quote($0) }
        case "pre": return [.code(PrintedText.kept(Self.trimmed(content.map(\.words).joined())))]
        case "hr": return [.rule]
        case "dt", "summary": return Self.paragraph(styled("strong", content))
        case "table": return table(element)
        case "figure": return figure(content)
        case "img": return picture(element, caption: [])
        case "script", "style", "template", "svg": return []
        default:
            let inner = blocks(content, isTop: isTop && element.name != "li")
            return Self.language(element).map { tag in inner.isEmpty ? [] : [.language(tag, inner)] } ?? inner
        }
    }

    private mutating func heading(_ element: Passage.Element, isTop: Bool) -> [PrintedNode] {
        let words = line(of: element.content)
        guard !Self.paragraph(words).isEmpty else { return [] }
        guard isTop, let wanted = Int(element.name.dropFirst()) else { return [.paragraph([.styled("strong", words)])] }
        level = min(max(wanted, 2), level + 1, Self.lowestLevel)
        return [.heading(level, words)]
    }

    private mutating func listed(
        _ content: [Passage], _ list: ([[PrintedNode]]) -> PrintedNode
    ) -> [PrintedNode] {
        var items: [[PrintedNode]] = []
        for passage in content {
            if case .element(let item) = passage, item.name == "li" {
                items.append(blocks(item.content, isTop: false))
            } else {
                items.append(blocks([passage], isTop: false))
            }
        }
        items.removeAll(where: \.isEmpty)
        return items.isEmpty ? [] : [list(items)]
    }

    private mutating func held(_ content: [Passage], _ holder: ([PrintedNode]) -> PrintedNode) -> [PrintedNode] {
        let inner = blocks(content, isTop: false)
        return inner.isEmpty ? [] : [holder(inner)]
    }

    private static func trimmed(_ code: String) -> String {
        code.hasSuffix("\n") ? String(code.dropLast()) : code
    }
}

// Pictures and tables.
extension PrintedLayout {
    private mutating func figure(_ content: [Passage]) -> [PrintedNode] {
        let captions = content.filter { $0.isElement("figcaption") }
        let caption = captions.flatMap { passage -> [PrintedNode] in
            if case .element(let element) = passage { line(of: element.content) } else { [] }
        }
        let rest = content.filter { !$0.isElement("figcaption") }
        if let image = rest.lazy.compactMap({ $0.first("img") }).first { return picture(image, caption: caption) }
        return blocks(rest, isTop: false) + Self.paragraph(caption)
    }

    private func picture(_ image: Passage.Element, caption: [PrintedNode]) -> [PrintedNode] {
        let said = PrintedText.flowing(image.attributes["alt"] ?? "")
        guard let known = image.attributes["src"].flatMap({ pictures[$0] }) else {
            return Self.paragraph([.text(said)]) + Self.paragraph(caption)
        }
        return [.picture(name: known.name, alternative: said.isEmpty ? known.described : said, caption: caption)]
    }

    private mutating func table(_ element: Passage.Element) -> [PrintedNode] {
        let rows = Passage.element(element).all("tr").map { row in
            row.content.compactMap { passage -> Passage.Element? in
                if case .element(let cell) = passage, cell.name == "td" || cell.name == "th" { cell } else { nil }
            }
        }.filter { !$0.isEmpty }
        let columns = rows.map(\.count).max() ?? 0
        guard columns > 0 else { return Self.paragraph(line(of: element.content)) }
        guard columns <= Self.mostColumns else { return rows.flatMap { row in paragraph(of: row) } }
        let hasHead = rows[0].allSatisfy { $0.name == "th" }
        let printed = rows.map { row in padded(row, to: columns) }
        return [
            .table(
                columns: columns, head: hasHead ? printed[0] : [], rows: Array(printed.dropFirst(hasHead ? 1 : 0)))
        ]
    }

    /// A row that is wider than paper, as a line.
    private mutating func paragraph(of row: [Passage.Element]) -> [PrintedNode] {
        Self.paragraph(Array(row.map { line(of: $0.content) }.joined(separator: [.text(" · ")])))
    }

    private mutating func padded(_ row: [Passage.Element], to columns: Int) -> [[PrintedNode]] {
        let cells = row.map { cell in
            cell.name == "th" ? styled("strong", cell.content) : blocks(cell.content, isTop: false)
        }
        return cells + Array(repeating: [], count: columns - cells.count)
    }
}

// What stands within a line.
extension PrintedLayout {
    private static let styles = [
        "strong": "strong", "b": "strong", "em": "emph", "i": "emph", "cite": "emph", "del": "strike", "s": "strike",
        "sub": "sub", "sup": "super", "code": "code", "kbd": "code", "samp": "code",
    ]

    private func line(of passages: [Passage]) -> [PrintedNode] { passages.flatMap(line) }

    private func styled(_ style: String, _ passages: [Passage]) -> [PrintedNode] {
        let content = line(of: passages)
        return content.isEmpty ? [] : [.styled(style, content)]
    }

    private func line(_ passage: Passage) -> [PrintedNode] {
        guard case .element(let element) = passage else {
            let text = PrintedText.flowing(passage.words)
            return text.isEmpty ? [] : [.text(text)]
        }
        switch element.name {
        case "br": return [.lineBreak]
        case "img": return [.text(PrintedText.flowing(element.attributes["alt"] ?? ""))]
        case "script", "style", "template", "svg": return []
        case "a": return link(element)
        default: break
        }
        if let style = Self.styles[element.name] { return styled(style, element.content) }
        let content = line(of: element.content)
        return Self.language(element).map { content.isEmpty ? [] : [.language($0, content)] } ?? content
    }

    private func link(_ element: Passage.Element) -> [PrintedNode] {
        let content = line(of: element.content)
        guard !Self.paragraph(content).isEmpty, let address = element.attributes["href"].flatMap(address) else {
            return content
        }
        return [.link(address, content)]
    }

    /// What leads somewhere from paper too.
    private func address(_ written: String) -> String? {
        let isOwn = written.hasPrefix("/") && !written.hasPrefix("//")
        let whole = isOwn ? base + written : written
        let isKnown = ["http://", "https://", "mailto:"].contains { whole.lowercased().hasPrefix($0) }
        let isPlain = whole.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0.value >= 0x20 }
        return isKnown && isPlain && whole.utf8.count <= Self.longestAddress ? whole : nil
    }

    private static func language(_ element: Passage.Element) -> String? {
        element.attributes["lang"].flatMap(PrintedBook.language)
    }
}

extension Passage {
    fileprivate func isElement(_ name: String) -> Bool {
        if case .element(let element) = self { element.name == name } else { false }
    }

    /// Every element of that name, none within another.
    fileprivate func all(_ name: String) -> [Element] {
        guard case .element(let element) = self else { return [] }
        return element.name == name ? [element] : element.content.flatMap { $0.all(name) }
    }

    fileprivate func first(_ name: String) -> Element? { all(name).first }
}

extension Book.Picture {
    /// PDF/UA wants a description of each: whose it is, where nobody said what is seen.
    var described: String { PrintedText.flowing(alternative.isEmpty ? credit : alternative) }
}
