import Commons
import Markup
import Web

/// What the columns of a list are, which words they take, and an example to begin with.
struct TemplatePage: PageModel {
    struct Column: Encodable, Sendable {
        let name: String
        let french: String
        let label: String
        let isRequired: Bool
        let shape: String
        /// The words that it takes, when only some are.
        let words: [String]
    }

    let kind: Kind
    let columns: [Column]
    private let words: [String: [SheetWord]]

    private enum CodingKeys: CodingKey {
        case kind, columns
    }

    init(_ sheet: AnySheet) {
        kind = sheet.kind
        words = Dictionary(sheet.columns.map { ($0.name, $0.shape.words) }) { first, _ in first }
        columns = sheet.columns.map { column in
            Column(
                name: column.name, french: column.french, label: column.label, isRequired: column.isRequired,
                shape: column.shape.name, words: column.shape.words.map(\.key))
        }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let title = texts("transfer.template.title", ["kind": texts("transfer.kind.\(kind.rawValue)")])
        var page = Page(title) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/imports")) { texts("transfer.imports") } }
                    h1 { title }
                    p(.class("lead")) { texts("transfer.template.lead") }
                    p(.class("actions")) {
                        a(.class("button main"), .href("/imports/templates/\(kind.folder)/csv")) {
                            texts("transfer.template.download")
                        }
                        " "
                        a(.class("button"), .href("/imports/new?kind=\(kind.rawValue)")) { texts("transfer.new") }
                    }
                }
                div(.class("whole")) { table(texts) }
            }
        }
        page.isIndexed = false
        return page
    }

    private func table(_ texts: Texts) -> Markup {
        Markup.group([
            element("table", .class("rows")) {
                caption(.class("hidden")) { texts("transfer.template.columns") }
                thead {
                    tr {
                        th(.scope("col")) { texts("transfer.template.column") }
                        th(.scope("col")) { texts("transfer.template.holds") }
                        th(.scope("col")) { texts("transfer.template.form") }
                    }
                }
                tbody { Markup.group(columns.map { row($0, texts) }) }
            }
        ])
    }

    private func row(_ column: Column, _ texts: Texts) -> Markup {
        let names = texts.language == .fr ? (column.french, column.name) : (column.name, column.french)
        return tr {
            th(.scope("row")) {
                code { names.0 }
                if names.0 != names.1 {
                    " "
                    span(.class("note")) { texts("transfer.template.also", ["name": names.1]) }
                }
            }
            td(Attribute("data-label", texts("transfer.template.holds"))) {
                texts(column.label)
                if column.isRequired { " – " + texts("transfer.template.required") }
            }
            td(Attribute("data-label", texts("transfer.template.form"))) {
                texts("transfer.shape.\(column.shape)")
                allowed(column, texts)
            }
        }
    }

    private func allowed(_ column: Column, _ texts: Texts) -> Markup {
        guard let words = words[column.name], !words.isEmpty else { return .group([]) }
        return details {
            summary { texts("transfer.template.words", count: words.count) }
            ul {
                Markup.group(
                    words.map { word in
                        li {
                            code { word.key }
                            if let label = word.labels[texts.language] { " " + label }
                        }
                    })
            }
        }
    }
}

extension SheetColumn.Shape {
    var name: String {
        switch self {
        case .line: "line"
        case .text: "text"
        case .number: "number"
        case .date: "date"
        case .choice: "choice"
        case .choices: "choices"
        case .lines: "lines"
        case .territory: "territory"
        case .thing, .anyThing: "thing"
        case .things, .anyThings: "things"
        }
    }

    var words: [SheetWord] {
        switch self {
        case .choice(let words), .choices(let words): words
        case .line, .text, .number, .date, .lines, .territory, .thing, .things, .anyThing, .anyThings: []
        }
    }
}
