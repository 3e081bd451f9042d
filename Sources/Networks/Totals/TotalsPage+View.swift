import Commons
import Markup
import Replications
import Web

extension TotalsPage {
    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        return group.page(
            "networks.totals", lead: "networks.totals.lead", texts, isIndexed: !of.isEmpty,
            head: of.isEmpty ? .group([]) : .group([choosingYear(texts), numbers(texts), ways(texts)]),
            beside: .group([
                of.isEmpty ? .group([]) : provenance(texts), choice.isEmpty ? .group([]) : choosing(texts),
            ]),
            below: of.isEmpty ? .group([]) : below(texts))
    }

    private func ways(_ texts: Texts) -> Markup {
        p(.class("actions")) {
            a(.class("button"), .href(indicatorsAddress)) { texts("networks.totals.indicators") }
            a(.class("button"), .href(testimoniesAddress)) { texts("networks.totals.testimonies") }
        }
    }

    private func below(_ texts: Texts) -> Markup {
        .group([
            making(texts), TakeAway(tableOf: texts) { $0.address(of: address(in: year)) }.markup,
            lacking.isEmpty ? .group([]) : gaps(texts),
        ])
    }

    /// A year that nobody told anything of is shown too, when it is asked for.
    private func choosingYear(_ texts: Texts) -> Markup {
        let offered = Set(years.prefix(Self.mostYears) + [year].compactMap { $0 }).sorted(by: >)
        guard !offered.isEmpty else { return .group([]) }
        return nav(.ariaLabel(texts("networks.totals.year"))) {
            p(.class("note")) {
                texts("networks.totals.year") + " "
                yearLink(nil, texts("networks.totals.year.latest"))
                Markup.group(offered.map { .group([.text(" · "), yearLink($0, "\($0)")]) })
            }
        }
    }

    private static let mostYears = 12

    private func yearLink(_ one: Int?, _ name: String) -> Markup {
        one == year
            ? strong(.ariaCurrent("true")) { name } : a(.href(address(in: one)), .rel("nofollow")) { name }
    }

    private func numbers(_ texts: Texts) -> Markup {
        dl(.class("facts across")) {
            fact(texts("networks.totals.replications")) { texts.number(replications) }
            Markup.group(Measure.allCases.map { measure in fact(texts(measure.textKey)) { amount(measure, texts) } })
            fact(texts("networks.totals.partners")) { texts.number(partners) }
        }
    }

    private func amount(_ measure: Measure, _ texts: Texts) -> Markup {
        guard let sum = measures[measure], sum.told > 0 else {
            return .text(texts(year == nil ? "networks.totals.unknown" : "networks.totals.unknownThen"))
        }
        let years = [sum.firstYear, sum.lastYear].compactMap { $0 }
        let span = years.first == years.last ? "\(years.first ?? 0)" : years.map(String.init).joined(separator: "–")
        return .group([
            .text(sum.amount.text(texts)),
            p(.class("note")) {
                texts("networks.totals.told", count: sum.told, ["years": span])
                if sum.missing > 0 { " " + texts("networks.totals.missing", count: sum.missing) }
            },
        ])
    }

    private func provenance(_ texts: Texts) -> Markup {
        aside(.class("margin"), .ariaLabel(texts("networks.totals.how"))) {
            p { texts("networks.totals.date", ["moment": texts.moment(date)]) }
            p { texts("networks.totals.how.text") }
            p { year.map { texts("networks.totals.ofYear", ["year": "\($0)"]) } ?? texts("networks.totals.latest") }
        }
    }

    private func choosing(_ texts: Texts) -> Markup {
        element("form", .class("form"), .action("/totals")) {
            fieldset(.class("field"), .id("network")) {
                legend { texts("networks.totals.choose") }
                Markup.group(
                    choice.map { one in
                        label(.class("tick")) {
                            input(.type("checkbox"), .name("network"), .value(one.slug), .checked(one.isChosen))
                            span { one.title }
                        }
                    })
            }
            if let year { input(.type("hidden"), .name("year"), .value("\(year)")) }
            div(.class("actions")) { button(.class("button main")) { texts("networks.totals.count") } }
        }
    }

    private func making(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2(.id("how")) { texts("networks.totals.how") }
            p { texts("networks.totals.steps") }
            div(.class("whole")) {
                table(.class("rows")) {
                    element("caption", .class("hidden")) { texts("networks.totals.how") }
                    thead { tr { Markup.group(Self.columns.map { heading($0, texts) }) } }
                    tbody { Markup.group(steps.prefix(Self.shown).map { row($0, texts) }) }
                }
            }
            if stepCount > Self.shown {
                p(.class("note")) { texts("networks.totals.cut", ["count": texts.number(stepCount)]) }
            }
        }
    }

    private static let columns = ["group", "within", "replications", "reached", "jobs", "cost", "repeated"]

    private func heading(_ name: String, _ texts: Texts) -> Markup {
        th(.scope("col")) { texts("networks.totals.column.\(name)") }
    }

    private func row(_ step: Step, _ texts: Texts) -> Markup {
        let cells: [(String, Markup)] = [
            ("within", step.within.map { .text($0.title) } ?? .text("–")),
            ("replications", .text(texts.number(step.replications))),
            ("reached", .text(told(step, .reached, texts))), ("jobs", .text(told(step, .jobs, texts))),
            ("cost", .text(told(step, .cost, texts))),
            ("repeated", .text(step.alreadyCounted > 0 ? texts.number(step.alreadyCounted) : "–")),
        ]
        return tr {
            th(.scope("row")) { a(.href(step.group.path), .lang(step.group.language, on: texts)) { step.group.title } }
            Markup.group(
                cells.map { name, content in
                    element(
                        "td", [Attribute("data-label", texts("networks.totals.column.\(name)"))], content)
                })
        }
    }

    private func told(_ step: Step, _ measure: Measure, _ texts: Texts) -> String {
        guard let sum = step.measures[measure], step.replications > 0 else { return "–" }
        let amount = sum.told > 0 ? sum.amount.text(texts) : ""
        let missing = sum.missing > 0 ? texts("networks.totals.without", count: sum.missing) : ""
        return [amount, missing].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func gaps(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2(.id("missing")) { texts("networks.totals.lacking") }
            p {
                year.map { texts("networks.totals.lacking.ofYear", ["year": "\($0)"]) }
                    ?? texts("networks.totals.lacking.meaning")
            }
            ul(.class("entries plain")) {
                Markup.group(
                    lacking.map { place in
                        li { a(.href(place.path), .lang(place.language, on: texts)) { place.title } }
                    })
            }
        }
    }
}
