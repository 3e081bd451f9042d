import Markdown
import Markup
import Web

/// A part of a sheet as it is read: a heading, and what stands under it. Pages are made of these, and a book can be.
struct SheetSection: Sendable {
    /// Names it on the page.
    let id: String
    let heading: String
    let blocks: [Block]

    enum Block: Sendable {
        case paragraph(String)
        /// What the page says of itself.
        case note(String)
        /// Markdown that somebody wrote, in a language.
        case told(String, language: String)
        /// What it is about: a name in a language, and where it leads.
        case subheading(Cell)
        case table(Table)
        case quotes([Quote])
    }

    struct Cell: Sendable {
        let text: String
        var path: String?
        /// BCP 47 tag; nil of the page's own words.
        var language: String?

        init(_ text: String, at path: String? = nil, in language: String? = nil) {
            (self.text, self.path, self.language) = (text, path, language)
        }
    }

    /// Its rows are named by their first cell.
    struct Table: Sendable {
        let caption: String
        let columns: [String]
        let rows: [[Cell]]
        /// From which column on there are only numbers.
        var numbersFrom: Int?
    }

    struct Quote: Sendable {
        let words: Cell
        let speaker: Cell
        let place: Cell
    }
}

extension SheetSection {
    func markup(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2(.id(id)) { heading }
            Markup.group(blocks.map { $0.markup(texts) })
        }
    }

    /// In a chapter, without what only pages have.
    func passage(_ texts: Texts) -> Markup { .group([h2 { heading }] + blocks.map { $0.markup(texts) }) }
}

extension SheetSection.Block {
    fileprivate func markup(_ texts: Texts) -> Markup {
        switch self {
        case .paragraph(let text): p { text }
        case .note(let text): p(.class("note")) { text }
        case .told(let text, let language): div(.lang(language, on: texts)) { Markdown(text, under: 3).markup }
        case .subheading(let cell): h3 { cell.markup(texts) }
        case .table(let table): table.markup(texts)
        case .quotes(let quotes): ul(.class("entries plain")) { Markup.group(quotes.map { $0.markup(texts) }) }
        }
    }
}

extension SheetSection.Cell {
    func markup(_ texts: Texts) -> Markup {
        let lang = Attribute.lang(language ?? texts.language.rawValue, on: texts)
        return path.map { a(.href($0), lang) { text } } ?? (language == nil ? .text(text) : span(lang) { text })
    }
}

extension SheetSection.Table {
    /// One that is wide takes the margin too.
    func markup(_ texts: Texts) -> Markup {
        let rows = table(.class("rows")) {
            element("caption", .class("hidden")) { caption }
            thead {
                tr {
                    Markup.group(
                        columns.enumerated().map { index, name in th(.scope("col"), css(of: index)) { name } })
                }
            }
            tbody { Markup.group(self.rows.map { row($0, texts) }) }
        }
        return columns.count > Self.narrow ? div(.class("whole")) { rows } : rows
    }

    private static let narrow = 4

    private func css(of column: Int) -> Attribute {
        .optional("class", numbersFrom.map { column >= $0 } ?? false ? "number" : nil)
    }

    private func row(_ cells: [SheetSection.Cell], _ texts: Texts) -> Markup {
        tr {
            th(.scope("row")) { cells.first?.markup(texts) ?? .group([]) }
            Markup.group(
                (1..<max(1, min(columns.count, cells.count))).map { index -> Markup in
                    td(Attribute("data-label", columns[index]), css(of: index)) { cells[index].markup(texts) }
                })
        }
    }
}

extension SheetSection.Quote {
    fileprivate func markup(_ texts: Texts) -> Markup {
        li {
            blockquote { p { words.markup(texts) } }
            p(.class("note")) {
                speaker.markup(texts)
                " · "
                place.markup(texts)
            }
        }
    }
}
