import Commons
import Markup
import Storage
import Tabular
import Web

/// Every decision, for everybody, without names; and each year in figures.
struct LogPage: PageModel {
    struct Line: Encodable, Sendable {
        /// To the day: the hour could name somebody.
        let date: CivilDate
        let kind: Kind
        let subject: ReportReason
        let ground: Ground
        let outcome: Outcome
        /// Of what was withdrawn for a time: when it is shown again.
        let until: CivilDate?
        /// When it was.
        let ended: CivilDate?
        let days: Int
        let appeals: Int
        let result: Appeal.Result?
    }

    let totals: [YearTotals]
    let decisions: [Line]
    /// Before which the next page ends, when there are more.
    let next: Decision.ID?
    private let kinds: Kinds

    static let length = 50

    private enum CodingKeys: CodingKey {
        case totals, decisions, next
    }

    /// - Parameter found: one more than is shown, when there are more.
    init(_ found: [LogLine], totals: [YearTotals], kinds: Kinds, length: Int = LogPage.length) {
        self.totals = totals
        self.kinds = kinds
        decisions = found.prefix(length).map { line in
            Line(
                date: CivilDate(line.decidedAt), kind: line.kind, subject: line.subject, ground: line.ground,
                outcome: line.outcome, until: line.until.map(CivilDate.init),
                ended: line.ended.map(CivilDate.init), days: line.days, appeals: line.appeals,
                result: line.result)
        }
        next = found.count > length ? found.prefix(length).last?.id : nil
    }

    /// The decisions as a table for spreadsheets.
    var csv: [UInt8] {
        var writer = CSVWriter(
            header: ["date", "kind", "subject", "ground", "outcome", "days", "appeals", "result", "until", "ended"],
            escaping: .none)
        for line in decisions {
            writer.append([
                line.date.rawValue, line.kind.rawValue, line.subject.rawValue, line.ground.rawValue,
                line.outcome.rawValue, "\(line.days)", "\(line.appeals)", line.result?.rawValue ?? "",
                line.until?.rawValue ?? "", line.ended?.rawValue ?? "",
            ])
        }
        return writer.bytes
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        return Page(texts("moderation.log.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("moderation.log.title") }
                    p(.class("lead")) { texts("moderation.log.lead") }
                }
                p { texts("moderation.log.how") }
                if !totals.isEmpty { div(.class("whole")) { figures(texts) } }
                decisions.isEmpty ? empty(texts) : div(.class("whole")) { list(texts) }
                if let next {
                    nav(.class("pages"), .ariaLabel(texts("moderation.pages"))) {
                        a(.rel("next"), .href("?before=\(next)")) { texts("moderation.log.older") }
                    }
                }
                div(.class("margin")) {
                    p { a(.href("/moderation/log.csv")) { texts("moderation.log.csv") } }
                    p { a(.href("/reports/new")) { texts("moderation.report.title") } }
                }
            }
        }
    }

    private func empty(_ texts: Texts) -> Markup {
        div(.class("empty")) {
            picture("/assets/pictures.svg#empty", viewBox: "0 0 88 64")
            h2 { texts("moderation.log.empty") }
            p { texts("moderation.log.empty.meaning") }
        }
    }
}

// The two tables.
extension LogPage {
    private func figures(_ texts: Texts) -> Markup {
        let names = ["reports", "decisions", "withdrawn", "suspended", "appeals", "reversed", "days"]
        return table(.class("rows")) {
            caption { texts("moderation.log.totals") }
            thead {
                tr {
                    th(.scope("col")) { texts("moderation.log.year") }
                    Markup.group(
                        names.map { name in th(.scope("col"), .class("number")) { texts("moderation.log.\(name)") } })
                }
            }
            tbody {
                Markup.group(
                    totals.map { year in
                        let days = year.days.map { texts.tenths($0) } ?? "–"
                        let cells = [
                            year.reports, year.decisions, year.outcomes[Outcome.withdrawal.rawValue] ?? 0,
                            year.outcomes[Outcome.suspension.rawValue] ?? 0, year.appeals, year.reversed,
                        ].map { texts.number($0) }
                        return tr {
                            th(.scope("row")) { "\(year.year)" }
                            Markup.group(zip(names, cells + [days]).map { cell($0, $1, texts, css: "number") })
                        }
                    })
            }
        }
    }

    private func list(_ texts: Texts) -> Markup {
        let names = ["kind", "subject", "ground", "outcome", "days", "appeal"]
        return table(.class("rows")) {
            caption { texts("moderation.log.decisions") }
            thead {
                tr {
                    th(.scope("col")) { texts("moderation.log.date") }
                    Markup.group(
                        names.map { name in
                            th(.scope("col"), .optional("class", name == "days" ? "number" : nil)) {
                                texts("moderation.log.\(name)")
                            }
                        })
                }
            }
            tbody { Markup.group(decisions.map { row($0, texts) }) }
        }
    }

    private func row(_ line: Line, _ texts: Texts) -> Markup {
        tr {
            th(.scope("row")) { time(.datetime(line.date.rawValue)) { texts.date(line.date) } }
            cell("kind", kinds.called(line.kind, texts), texts)
            cell("subject", texts(line.subject.textKey), texts)
            cell("ground", texts(line.ground.textKey), texts)
            cell("outcome", outcome(line, texts), texts)
            cell("days", texts.number(line.days), texts, css: "number")
            cell("appeal", appeal(line, texts), texts)
        }
    }

    private func outcome(_ line: Line, _ texts: Texts) -> String {
        let outcome = texts(line.outcome.textKey)
        if let ended = line.ended {
            return texts("moderation.log.ended", ["outcome": outcome, "date": texts.date(ended)])
        }
        guard let until = line.until else { return outcome }
        return texts("moderation.log.until", ["outcome": outcome, "date": texts.date(until)])
    }

    private func appeal(_ line: Line, _ texts: Texts) -> String {
        if line.appeals == 0 { return texts("moderation.log.notAppealed") }
        return texts(line.result?.textKey ?? "moderation.log.appealed")
    }

    private func cell(_ name: String, _ text: String, _ texts: Texts, css: String? = nil) -> Markup {
        td(.optional("class", css), Attribute("data-label", texts("moderation.log.\(name)"))) { text }
    }
}

extension Texts {
    /// One digit after the comma.
    fileprivate func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10)\(language == .fr ? "," : ".")\(tenths % 10)"
    }
}
