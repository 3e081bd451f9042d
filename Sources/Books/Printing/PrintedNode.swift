/// A piece of what is printed, as `book.typ` reads it: a string, or an object whose `kind` says what is in it.
indirect enum PrintedNode: Encodable, Equatable {
    case text(String)
    case lineBreak
    case rule
    /// `strong`, `emph`, `strike`, `sub`, `super`, `code`: within a line.
    case styled(String, [PrintedNode])
    case link(String, [PrintedNode])
    case language(String, [PrintedNode])
    case paragraph([PrintedNode])
    case heading(Int, [PrintedNode])
    case list(items: [[PrintedNode]])
    case numbered(from: Int, items: [[PrintedNode]])
    case quote([PrintedNode])
    case code(String)
    case picture(name: String, alternative: String, caption: [PrintedNode])
    case table(columns: Int, head: [[PrintedNode]], rows: [[[PrintedNode]]])

    private enum CodingKeys: String, CodingKey {
        case kind, style, content, items, start, level, to, lang, name, alt, columns, head, rows
    }

    func encode(to encoder: any Encoder) throws {
        if case .text(let text) = self {
            var container = encoder.singleValueContainer()
            return try container.encode(text)
        }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        switch self {
        case .text, .lineBreak, .rule: break
        case .code(let text): try container.encode(text, forKey: .content)
        case .paragraph(let content), .quote(let content): try container.encode(content, forKey: .content)
        case .styled(let style, let content): try encode(content, style, .style, &container)
        case .link(let address, let content): try encode(content, address, .to, &container)
        case .language(let tag, let content): try encode(content, tag, .lang, &container)
        case .heading(let level, let content): try encode(content, level, .level, &container)
        case .list(let items): try container.encode(items, forKey: .items)
        case .numbered(let start, let items):
            try container.encode(items, forKey: .items)
            try container.encode(start, forKey: .start)
        case .picture(let name, let alternative, let caption):
            try encode(caption, name, .name, &container)
            try container.encode(alternative, forKey: .alt)
        case .table(let columns, let head, let rows):
            try container.encode(columns, forKey: .columns)
            try container.encode(head, forKey: .head)
            try container.encode(rows, forKey: .rows)
        }
    }

    private func encode(
        _ content: [PrintedNode], _ value: some Encodable, _ key: CodingKeys,
        _ container: inout KeyedEncodingContainer<CodingKeys>
    ) throws {
        try container.encode(content, forKey: .content)
        try container.encode(value, forKey: key)
    }

    private var kind: String {
        switch self {
        case .text: "text"
        case .lineBreak: "break"
        case .rule: "rule"
        case .styled: "styled"
        case .link: "link"
        case .language: "lang"
        case .paragraph: "par"
        case .heading: "heading"
        case .list: "list"
        case .numbered: "numbered"
        case .quote: "quote"
        case .code: "code"
        case .picture: "picture"
        case .table: "table"
        }
    }
}
