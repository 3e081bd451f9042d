import Commons
import Markup
import Replications
import Storage
import Web

/// All that a replication told of indicators, with what may be seen of who they are.
struct ObservationsPage: PageModel {
    static let most = 500

    let replication: Thing
    let observations: [ObservationEntry]
    private let indicators: [Thing.ID: Thing]
    private let contents: [Thing.ID: IndicatorContent]

    private enum CodingKeys: CodingKey { case replication, observations }

    static var forms: [Format] { [.json, .csv, .csvMetadata] }

    init(of replication: Thing, _ visit: Visit, in tx: Transaction) throws {
        self.replication = replication
        observations = try ObservationEntry.all(of: replication.id, limit: Self.most, in: tx)
        let ids = Set(observations.map(\.indicator)).sorted()
        indicators = try Thing.find(ids, in: tx)
        contents = try Indicators().contents(of: ids, in: tx)
    }

    func dataTable(_ screen: Screen) -> DataTable {
        let number = { (amount: Amount?) in amount.map { "\(Double($0.rawValue) / 100)" } ?? "" }
        return DataTable(
            columns: [
                .init("indicator"), .init("period"), .init("amount", "decimal"), .init("whole", "decimal"),
                .init("spread", "decimal"), .init("source"), .init("method"), .init("asked"), .init("doubts"),
            ],
            rows: observations.map { entry in
                [
                    indicators[entry.indicator]?.title ?? "", entry.period.rawValue, number(entry.amount),
                    number(entry.whole), number(entry.spread), entry.source, entry.method, entry.asked, entry.doubts,
                ]
            })
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page("\(texts("indicators.list")) · \(replication.title)") {
            thing.notices(screen)
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        a(.href(replication.path), .lang(replication.language, on: texts)) { replication.title }
                    }
                    h1 { texts("indicators.list") }
                }
                if observations.isEmpty { p { texts("indicators.list.none") } }
                Markup.group(observations.map { entry($0, texts) })
                TakeAway(tableOf: texts) { $0.address(of: "\(replication.path)/observations") }.markup
            }
        }
        page.isIndexed = false
        return page
    }

    private var thing: Thing { replication }

    private func entry(_ entry: ObservationEntry, _ texts: Texts) -> Markup {
        guard let indicator = indicators[entry.indicator], let content = contents[entry.indicator] else {
            return .group([])
        }
        let source = entry.source.isEmpty ? texts("indicators.noSource") : entry.source
        return article(.class("change")) {
            h2 { a(.href(indicator.path), .lang(indicator.language, on: texts)) { indicator.title } }
            p {
                strong { entry.told(content, texts) }; " · " + texts.date(entry.period)
            }
            p(.class("note")) { source }
            words("method", entry.method, texts)
            words("asked", entry.asked, texts)
            words("doubts", entry.doubts, texts)
            if let breakdown = entry.breakdown { shown(breakdown, texts) }
        }
    }

    @MarkupBuilder private func words(_ name: String, _ text: String, _ texts: Texts) -> Markup {
        if !text.isEmpty { p(.class("note")) { texts("indicators.form.\(name)") + texts("indicators.colon") + text } }
    }

    private func shown(_ breakdown: ShownBreakdown, _ texts: Texts) -> Markup {
        let genders = (Breakdown.genders + ["all"]).map { texts("indicators.gender.\($0)") }
        let rows = zip(genders, breakdown.cells).map { name, cells in
            [name] + cells.map { $0.map(texts.number) ?? texts("indicators.hidden") }
        }
        return details {
            summary { texts("indicators.breakdown") }
            p(.class("note")) {
                texts("indicators.breakdown.hidden", ["fewest": texts.number(Breakdown.threshold)])
            }
            IndicatorTable("breakdown", ["gender"] + (Breakdown.ages + ["all"]).map { "age.\($0)" }, rows)
                .markup(texts)
        }
    }
}
