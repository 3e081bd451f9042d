import Commons
import Markup
import Web

// What can be done, and the lines by name.
extension ImportPage {
    func acts(_ screen: Screen) -> Markup {
        let texts = screen.texts
        let path = "/imports/\(list.id)"
        switch list.state {
        case .rehearsed where progress.counts.judged(.add) + progress.counts.judged(.change) > 0:
            return screen.form(to: "\(path)/applications", class: "actions") {
                button(.class("button main")) { texts("transfer.act.apply") }
            }
        case .rehearsed: return .group([])
        case .rehearsing: return reload(path, texts)
        case .applying, .undoing:
            return .group([
                reload(path, texts),
                screen.form(to: "\(path)/stops", class: "actions") {
                    button(.class("button")) { texts("transfer.act.stop") }
                },
            ])
        case .stopped:
            return .group([
                screen.form(to: "\(path)/applications", class: "actions") {
                    button(.class("button main")) { texts("transfer.act.resume") }
                },
                undoing(screen),
            ])
        case .undoStopped:
            return screen.form(to: "\(path)/undoings", class: "actions") {
                button(.class("button main")) { texts("transfer.act.resume") }
            }
        case .applied: return progress.counts.undoable > 0 ? undoing(screen) : .group([])
        case .undone: return .group([])
        }
    }

    private func reload(_ path: String, _ texts: Texts) -> Markup {
        p(.class("actions")) { a(.class("button main"), .href(path)) { texts("transfer.act.reload") } }
    }

    private func undoing(_ screen: Screen) -> Markup {
        details {
            summary { screen.texts("transfer.act.undo") }
            p { screen.texts("transfer.act.undo.meaning") }
            screen.form(to: "/imports/\(list.id)/undoings", class: "actions") {
                button(.class("button danger")) { screen.texts("transfer.act.undo.confirm") }
            }
        }
    }

    func names(_ key: String, _ titles: [String], _ count: Int, _ texts: Texts) -> Markup {
        guard count > 0, list.state == .rehearsed || list.state == .rehearsing else { return .group([]) }
        let rest = count - titles.count
        return details {
            summary { texts(key, count: count) }
            ul {
                Markup.group(titles.map { title in li { title } })
                if rest > 0 { li { texts("transfer.more", count: rest) } }
            }
        }
    }

    func about(_ texts: Texts) -> Markup {
        aside(.class("margin"), .ariaLabel(texts("transfer.import.file"))) {
            dl(.class("facts")) {
                fact(texts("transfer.import.file")) {
                    list.fileName.isEmpty ? texts("transfer.import.pasted") : list.fileName
                }
                fact(texts("transfer.import.encoding")) { list.encoding }
                fact(texts("transfer.import.delimiter")) { texts("transfer.delimiter.\(delimiterName)") }
                fact(texts("transfer.import.made")) { texts.moment(list.madeAt) }
            }
            p { a(.href("/imports/templates/\(list.kind.folder)")) { texts("transfer.templates.columns") } }
        }
    }

    private var delimiterName: String {
        switch list.delimiter {
        case ",": "comma"
        case ";": "semicolon"
        case "\t": "tab"
        default: "json"
        }
    }

    func leftAlone(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2 { texts("transfer.left") }
            p { texts("transfer.left.meaning") }
            ul(.class("entries plain")) {
                Markup.group(left.map { thing in li { h3 { a(.href(thing.path)) { thing.title } } } })
            }
        }
    }

    func refusals(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2(.id("refused")) { texts("transfer.refused", count: progress.counts.judged(.refuse)) }
            p { texts("transfer.refused.meaning") }
            div(.class("whole")) {
                table(.class("rows")) {
                    caption(.class("hidden")) { texts("transfer.refused.table") }
                    thead {
                        tr {
                            th(.scope("col")) { texts("transfer.refused.line") }
                            th(.scope("col")) { texts("transfer.refused.name") }
                            th(.scope("col")) { texts("transfer.refused.why") }
                        }
                    }
                    tbody { Markup.group(refused.map { row($0, texts) }) }
                }
            }
            if let next {
                nav(.class("pages"), .ariaLabel(texts("transfer.pages"))) {
                    a(.rel("next"), .href("?after=\(next)#refused")) { texts("transfer.refused.more") }
                }
            }
        }
    }

    private func row(_ refused: Problem, _ texts: Texts) -> Markup {
        tr {
            th(.scope("row")) { texts("transfer.line", ["number": texts.number(refused.line)]) }
            td(Attribute("data-label", texts("transfer.refused.name"))) {
                refused.title.isEmpty ? "–" : refused.title
            }
            td(Attribute("data-label", texts("transfer.refused.why"))) {
                ul { Markup.group(refused.problems.map { problem in li { sentence(problem, texts) } }) }
            }
        }
    }

    private func sentence(_ problem: ListProblem, _ texts: Texts) -> String {
        let reason = texts(problem.key, problem.values)
        guard let name = problem.column, let column = columnNames[name] else { return reason }
        return texts("transfer.problem.in", ["column": column.name(in: texts.language), "problem": reason])
    }
}
