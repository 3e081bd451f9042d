import Commons
import Markup
import Networks
package import Web

extension RollupPage {
    private static let mostShown = 50
    private static let periodsShown = 12

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        return group.page(
            "indicators.rollup", lead: of.isEmpty ? "indicators.rollup.choose" : "indicators.rollup.lead", texts,
            isIndexed: !indicators.isEmpty, head: group.wayToTotals(texts),
            beside: of.isEmpty ? .group([]) : provenance(texts), below: of.isEmpty ? .group([]) : below(texts))
    }

    private func below(_ texts: Texts) -> Markup {
        guard !indicators.isEmpty else {
            return section(.class("section")) { p { texts("indicators.rollup.none") } }
        }
        return .group([
            .group(indicators.prefix(Self.mostShown).map { told($0, texts) }), rest(texts),
            TakeAway(tableOf: texts) { $0.address(of: group.address(Self.part)) }.markup,
        ])
    }

    private func provenance(_ texts: Texts) -> Markup {
        aside(.class("margin"), .ariaLabel(texts("indicators.rollup.how"))) {
            p { texts("indicators.rollup.date", ["moment": texts.moment(date)]) }
            p { texts("indicators.rollup.places", count: replications) }
            p { texts("indicators.rollup.how.text") }
            p { texts("indicators.rollup.how.hidden") }
        }
    }

    private func told(_ indicator: Indicator, _ texts: Texts) -> Markup {
        section(.class("section")) {
            h2 {
                let title = span(.lang(indicator.language, on: texts)) { indicator.title }
                indicator.path.map { a(.href($0)) { title } } ?? title
            }
            p(.lang(indicator.language, on: texts)) { indicator.question }
            p(.class("note")) {
                texts("indicators.rollup.asked", count: indicator.asked) + " "
                if indicator.madeOf > 1 { texts("indicators.rollup.madeOf", count: indicator.madeOf) + " " }
                texts("indicators.together.\(indicator.sort.rawValue)")
            }
            if indicator.periods.isEmpty {
                p { texts("indicators.rollup.untold") }
            } else {
                IndicatorTable(
                    "together", ["period", "value", "told", "missing"],
                    indicator.periods.prefix(Self.periodsShown).map { row($0, of: indicator, texts) }
                ).markup(texts)
            }
            if indicator.periodCount > Self.periodsShown {
                p(.class("note")) {
                    texts("indicators.rollup.periods", ["count": texts.number(indicator.periodCount)])
                }
            }
        }
    }

    private func row(_ period: Period, of indicator: Indicator, _ texts: Texts) -> [String] {
        [
            texts.date(period.period), indicator.sort.told(period.value, indicator.unit, texts),
            texts.number(period.told), texts.number(period.missing),
        ]
    }

    @MarkupBuilder private func rest(_ texts: Texts) -> Markup {
        if indicatorCount > Self.mostShown {
            section(.class("section")) {
                p(.class("note")) { texts("indicators.rollup.cut", ["count": texts.number(indicatorCount)]) }
            }
        }
    }
}

extension IndicatorContent.Sort {
    /// « 1 250 repas », « 62,5 % »; a dash where there is nothing below the line.
    package func told(_ value: Double?, _ unit: String, _ texts: Texts) -> String {
        guard let value else { return "–" }
        let isWhole = [.count, .money].contains(self) && value == value.rounded()
        let number = texts.decimal(value, isWhole ? 0 : self == .proportion ? 1 : 2)
        if self == .proportion { return texts("indicators.percent", ["number": number]) }
        return unit.isEmpty ? number : "\(number) \(unit)"
    }
}
