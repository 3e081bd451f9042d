import Commons
import Markup
import Storage
import Web

/// An import: what it would do, what it did, what it could not, and what can be done about it.
struct ImportPage: PageModel {
    struct Problem: Encodable, Sendable {
        let line: Int
        /// What the line calls its thing.
        let title: String
        let problems: [ListProblem]
    }

    struct Left: Encodable, Sendable {
        let line: Int
        let title: String
        let path: String
    }

    let list: ListImport
    let progress: ListProgress
    let refused: [Problem]
    /// Where the next refused lines begin, when there are more.
    let next: Int?
    /// The first things that would be added or changed, by name.
    let added: [String]
    let changed: [String]
    /// What is said of lines that are right, with how many there are.
    let remarks: [ListRemark]
    let left: [Left]
    let mayAct: Bool
    let columnNames: [String: SheetColumn]

    private enum CodingKeys: CodingKey {
        case list, progress, refused, next, added, changed, remarks, left, mayAct
    }

    static let length = 50

    init(_ list: ListImport, _ sheet: AnySheet, for viewer: Viewer, after: Int, in tx: Transaction) throws {
        self.list = list
        progress = try ListProgress(of: list, in: tx)
        let lines =
            try ImportLine.all(
                of: list.id, judged: .refuse, after: after, limit: Self.length + 1, in: tx)
            + (list.state == .rehearsed ? [] : try ImportLine.refusedLater(of: list.id, limit: Self.length, in: tx))
        refused = lines.prefix(Self.length).map {
            Problem(line: $0.line, title: $0.title(in: sheet), problems: $0.problems)
        }
        next = lines.count > Self.length ? lines[Self.length - 1].number : nil
        added = try ImportLine.all(of: list.id, judged: .add, limit: 8, in: tx).map { $0.title(in: sheet) }
        changed = try ImportLine.all(of: list.id, judged: .change, limit: 8, in: tx).map { $0.title(in: sheet) }
        remarks = list.state == .rehearsed ? try ListRemark.all(of: list.id, in: tx) : []
        left = try Self.left(of: list, in: tx)
        mayAct = viewer.id == list.madeBy || viewer.isAdministrator
        columnNames = Dictionary(sheet.columns.map { ($0.name, $0) }) { first, _ in first }
    }

    private static func left(of list: ListImport, in tx: Transaction) throws -> [Left] {
        let lines = try ImportLine.left(of: list.id, limit: 100, in: tx)
        let things = try Thing.find(lines.compactMap(\.thing), in: tx)
        return lines.compactMap { line in
            line.thing.flatMap { things[$0] }.map { Left(line: line.line, title: $0.title, path: $0.path) }
        }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("transfer.import.title", ["source": list.source])) {
            section(.class("section")) {
                head(texts)
                state(screen)
                names("transfer.would.add", added, progress.counts.judged(.add), texts)
                names("transfer.would.change", changed, progress.counts.judged(.change), texts)
                about(texts)
            }
            if !left.isEmpty { leftAlone(texts) }
            if !refused.isEmpty { refusals(texts) }
        }
        page.isIndexed = false
        return page
    }

    private func head(_ texts: Texts) -> Markup {
        header(.class("head")) {
            p(.class("kind")) { a(.href("/imports")) { texts("transfer.imports") } }
            h1 { list.source }
            p(.class("lead")) { texts("transfer.import.lead.\(list.state.rawValue)") }
            dl(.class("facts across")) {
                fact(texts("transfer.import.state")) { texts("transfer.state.\(list.state.rawValue)") }
                fact(texts("transfer.import.kind")) { texts("transfer.kind.\(list.kind.rawValue)") }
                fact(texts("transfer.import.lines")) { texts.number(list.total) }
            }
        }
    }

    private func state(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            list.ignored.isEmpty
                ? .group([])
                : div(.class("notice care")) {
                    p { texts("transfer.import.ignored", ["columns": list.ignored.joined(separator: ", ")]) }
                },
            list.state.isMoving || list.state.isStopped
                ? p {
                    element(
                        "progress", Attribute("max", "\(max(1, progress.total))"), .value("\(progress.done)"),
                        .ariaLabel(texts("transfer.import.progress"))
                    ) {}
                    " "
                    texts(
                        "transfer.import.done",
                        ["done": texts.number(progress.done), "total": texts.number(progress.total)])
                }
                : .group([]),
            figures(texts),
            said(texts),
            mayAct ? acts(screen) : .group([]),
        ])
    }

    private func said(_ texts: Texts) -> Markup {
        guard !remarks.isEmpty else { return .group([]) }
        return ul { Markup.group(remarks.map { remark in li { texts(remark.key, count: remark.lines) } }) }
    }

    private func figures(_ texts: Texts) -> Markup {
        let counts = progress.counts
        let would = [SheetVerdict.add, .change, .same, .refuse].map { verdict in
            (
                key: "transfer.verdict.\(verdict.rawValue)", would: counts.judged(verdict),
                did: counts.carriedOut(verdict)
            )
        }
        let hasDone = counts.doneLines > 0
        return table(.class("rows")) {
            caption(.class("hidden")) { texts("transfer.import.figures") }
            thead {
                tr {
                    th(.scope("col")) { texts("transfer.import.lines") }
                    th(.scope("col"), .class("number")) { texts("transfer.import.rehearsed") }
                    if hasDone { th(.scope("col"), .class("number")) { texts("transfer.import.carriedOut") } }
                }
            }
            tbody {
                Markup.group(
                    would.map { row in
                        tr {
                            th(.scope("row")) { texts(row.key) }
                            td(.class("number"), Attribute("data-label", texts("transfer.import.rehearsed"))) {
                                texts.number(row.would)
                            }
                            if hasDone {
                                td(.class("number"), Attribute("data-label", texts("transfer.import.carriedOut"))) {
                                    texts.number(row.did)
                                }
                            }
                        }
                    })
                Markup.group(ends(texts, hasDone: hasDone))
            }
        }
    }

    private func ends(_ texts: Texts, hasDone: Bool) -> [Markup] {
        ImportLine.Undone.allCases.filter { progress.counts.undone($0) > 0 }.map { end in
            tr {
                th(.scope("row")) { texts("transfer.undone.\(end.rawValue)") }
                td(.class("number"), Attribute("data-label", texts("transfer.import.rehearsed"))) { "–" }
                td(.class("number"), Attribute("data-label", texts("transfer.import.carriedOut"))) {
                    texts.number(progress.counts.undone(end))
                }
            }
        }
    }
}
