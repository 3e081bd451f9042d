import Commons
import Goals
import Indicators
import Markup
import Replications
import Storage
import Web

/// The sheets of a subject side by side, the earliest first, and what changed from the first to the last.
struct SideBySidePage: PageModel {
    struct Column: Encodable, Sendable {
        let title: String
        let path: String
        let period: AccountPeriod
    }

    struct Line: Encodable, Sendable {
        let name: String
        /// One for each column; nil where nothing was told.
        let values: [Double?]
        /// The last less the first; nil where one of them is missing.
        let change: Double?
        let form: Form

        /// How its numbers are written.
        enum Form: String, Encodable, Sendable { case count, number, euros, percent }
    }

    let of: SheetPage.Link
    /// At most six, the latest.
    let columns: [Column]
    let lines: [Line]
    private let name: SheetSection.Cell
    private let sheets: [SheetReading]

    private enum CodingKeys: CodingKey { case of, columns, lines }

    static var forms: [Format] { [.json, .csv, .csvMetadata] }

    static let most = 6

    init(_ subject: SheetsOf, _ texts: Texts, in tx: Transaction) throws {
        name = try subject.name(texts.language, in: tx)
        of = SheetPage.Link(name: name.text, path: subject.path)
        let entries = try subject.shown(in: tx).prefix(Self.most).reversed()
        sheets = try entries.compactMap { entry in
            let content = try AccountSheets().content(of: entry.thing, in: tx)
            // What is published has what was known with it.
            guard let known = content.known else { return nil }
            return try SheetReading(asPublished: entry.thing, content, known, texts, in: tx)
        }
        columns = sheets.map { Column(title: $0.thing.title, path: $0.thing.path, period: $0.content.period) }
        lines = ComparedLines(sheets, texts).all
    }

    func dataTable(_ screen: Screen) -> DataTable {
        let number = { (value: Double?) in value.map { "\($0)" } ?? "" }
        return DataTable(
            columns: [.init("what"), .init("form")] + columns.map { .init($0.period.code, "decimal") }
                + [.init("change", "decimal")],
            rows: lines.map { [$0.name, $0.form.rawValue] + $0.values.map(number) + [number($0.change)] })
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page("\(texts("accountability.comparison")) · \(name.text)") {
            if sheets.contains(where: \.thing.isFictional) { FictionNotice.markup(texts) }
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { name.markup(texts) }
                    h1 { texts("accountability.comparison") }
                    p(.class("lead")) { texts("accountability.comparison.lead") }
                }
                if columns.count < 2 { p { texts("accountability.comparison.few") } }
                if !columns.isEmpty { ways(texts) }
            }
            if columns.count > 1 {
                section(.class("section")) {
                    h2 { texts("accountability.comparison.numbers") }
                    table(texts).markup(texts)
                    p(.class("note")) { texts("accountability.comparison.how") }
                    TakeAway(tableOf: texts) { $0.address(of: "\(of.path)/sheets/comparison") }.markup
                }
                Markup.group(["failed", "next", "context"].map { told($0, texts) })
            }
        }
        page.isIndexed = columns.count > 1
        return page
    }

    private func ways(_ texts: Texts) -> Markup {
        ul {
            Markup.group(
                sheets.map { sheet in
                    li {
                        a(.href(sheet.thing.path), .lang(sheet.thing.language, on: texts)) { sheet.thing.title }
                    }
                })
        }
    }

    private func table(_ texts: Texts) -> SheetSection.Table {
        SheetSection.Table(
            caption: texts("accountability.comparison.numbers"),
            columns: [texts("accountability.column.what")] + columns.map { $0.period.text(texts) }
                + [texts("accountability.column.change")],
            rows: lines.map { line in
                let values = line.values.map { SheetSection.Cell(line.form.text($0, texts)) }
                return [SheetSection.Cell(line.name)] + values + [.init(line.form.signed(line.change, texts))]
            }, numbersFrom: 1)
    }

    /// What was told of each time, one after the other.
    private func told(_ part: String, _ texts: Texts) -> Markup {
        let section = sheets.flatMap { sheet -> [SheetSection.Block] in
            let content = sheet.content
            let text = part == "failed" ? content.failed : part == "next" ? content.next : content.context
            guard !text.isEmpty else { return [] }
            return [
                .subheading(.init(content.period.text(texts))), .told(text, language: sheet.thing.language),
            ]
        }
        guard !section.isEmpty else { return .group([]) }
        return SheetSection(id: part, heading: texts("accountability.section.\(part)"), blocks: section).markup(texts)
    }
}
