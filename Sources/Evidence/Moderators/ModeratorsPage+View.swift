import Commons
import Markup
import MetaAnalysis
import Web

extension ModeratorsPage {
    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page("\(texts("evidence.moderators")) · \(outcome.title)") {
            outcome.notices(screen)
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(outcome.path), .lang(outcome.language, on: texts)) { outcome.title } }
                    h1 { texts("evidence.moderators") }
                    p(.class("lead")) { texts("evidence.moderators.lead") }
                }
                chosen == nil ? p { texts("evidence.moderators.few") } : asking(texts)
            }
            if let chosen {
                answer(chosen, texts)
                ModeratorTable(each: each, path: path, outcome: content, texts: texts).markup
                how(chosen, screen)
            }
        }
        page.summary = texts("evidence.moderators.lead")
        page.isIndexed = question.first == nil
        return page
    }

    private func asking(_ texts: Texts) -> Markup {
        let view = FormView(question.submission, texts, labels: "evidence.moderators")
        let options = StudyModerator.allCases.map { (value: $0.rawValue, label: texts($0.textKey)) }
        return element("form", .class("form"), .method("get"), .action(path)) {
            view.errors
            view.select("by", options)
            view.select("and", options, optional: true)
            div(.class("actions")) { button(.class("button main")) { texts("evidence.moderators.ask") } }
        }
    }

    private func answer(_ regression: MetaRegression, _ texts: Texts) -> Markup {
        let said = ModeratorWords(regression, content, texts)
        let names = regression.moderators.map { texts($0.textKey) }
        return section(.class("section")) {
            h2 { names.joined(separator: " · ") }
            if let refusal = said.refusal { p(.class("lead")) { refusal } }
            Markup.group(regression.moderators.map { found($0, regression, said) })
            if let together = said.together { p { together } }
            if let explained = said.explained { p { explained } }
            if regression.fit != nil {
                p { texts("evidence.moderator.not") }
                coefficients(regression, texts)
            }
        }
    }

    private func found(_ moderator: StudyModerator, _ regression: MetaRegression, _ said: ModeratorWords) -> Markup {
        guard let plot = BubblePlot(moderator, regression, synthesis, content, said.texts) else { return .group([]) }
        return .group([
            plot.markup,
            said.chance(moderator).map { chance in p { chance } } ?? .group([]),
        ])
    }

    private func coefficients(_ regression: MetaRegression, _ texts: Texts) -> Markup {
        let rows = (regression.fit?.coefficients ?? []).map { coefficient -> (name: Markup, cells: [String]) in
            let reach = coefficient.interval.map {
                texts("evidence.plot.range", ["low": texts.signed($0.lower, 4), "high": texts.signed($0.upper, 4)])
            }
            return (
                Markup.text(coefficient.name),
                [
                    texts.signed(coefficient.estimate, 4), reach ?? "–",
                    coefficient.p.map { texts.decimal($0, 3) } ?? "–",
                ]
            )
        }
        return details {
            summary { texts("evidence.moderators.coefficients") }
            p(.class("note")) { texts("evidence.moderators.coefficients.meaning") }
            PlotTable(
                title: texts("evidence.moderators.coefficients"), columns: ["term", "slope", "reach", "chance"],
                rows: rows, texts: texts
            ).markup
        }
    }

    private func how(_ regression: MetaRegression, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let table = screen.absolute(Format.csv.address(of: outcome.path))
        return section(.class("section")) {
            h2 { texts("evidence.how") }
            details {
                summary { texts("evidence.how.ask") }
                p { texts("evidence.moderators.how") }
                p { texts("evidence.how.again") }
                pre { code { Recipe.regression(of: table, on: regression.moderators.map(\.recipe)) } }
            }
            TakeAway(tableOf: texts) { $0.address(of: address) }.markup
            p(.class("note")) {
                a(.href(Format.svg.address(of: address)), .type(Format.svg.type), .rel("nofollow")) {
                    texts("evidence.plot.svg")
                }
            }
        }
    }
}
