import Commons
import Markdown
import Markup
import Replications
import Storage
import Web

/// An indicator: what is counted, what all places together told, and each of them.
struct IndicatorPage: PageModel {
    static let mostShown = 200

    let thing: Thing
    let content: IndicatorContent
    let owner: Thing
    let totals: [IndicatorTotal]
    let observations: [ObservationEntry]
    /// How many replications the practice has; nil of an indicator that does not belong to a practice.
    let places: Int?
    private let titles: [Thing.ID: Thing]
    private let isKept: Bool

    private enum CodingKeys: CodingKey { case thing, content, owner, totals, observations, places }

    static var forms: [Format] { [.json, .csv, .csvMetadata] }

    var thingRevision: Int? { thing.revision }

    init(_ thing: Thing, _ visit: Visit, in tx: Transaction) throws {
        self.thing = thing
        content = try Indicators().content(of: thing, in: tx)
        guard let owner = try Thing.find(content.owner, in: tx) else { throw AppError.missing }
        self.owner = owner
        totals = try IndicatorTotal.all(of: thing.id, content.sort, in: tx)
        observations = try ObservationEntry.all(ofIndicator: thing.id, limit: Self.mostShown, in: tx)
        titles = try Thing.find(Set(observations.map(\.replication)).sorted(), in: tx)
        let count: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM (
                SELECT r.thing_id FROM replications r JOIN things t ON t.id = r.thing_id
                WHERE r.practice_id = \(owner.id) AND t.visibility = 'published' LIMIT 200000) AS counted
            """)
        places = owner.kind.rawValue == "practice" ? count : nil
        isKept = try thing.isInHands(of: visit.viewer, in: tx)
    }

    func dataTable(_ screen: Screen) -> DataTable {
        let number = { (amount: Amount?) in amount.map { "\(Double($0.rawValue) / 100)" } ?? "" }
        return DataTable(
            columns: [
                .init("place"), .init("url", "anyURI"), .init("period"), .init("amount", "decimal"),
                .init("whole", "decimal"), .init("spread", "decimal"), .init("source"), .init("method"),
                .init("asked"), .init("doubts"),
            ],
            rows: observations.map { entry in
                [
                    titles[entry.replication]?.title ?? "",
                    titles[entry.replication].map { screen.absolute($0.path) } ?? "", entry.period.rawValue,
                    number(entry.amount), number(entry.whole), number(entry.spread), entry.source, entry.method,
                    entry.asked, entry.doubts,
                ]
            })
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(thing.title) {
            thing.notices(screen)
            section(.class("section")) {
                head(texts)
                thing.provenance(texts)
            }
            together(texts)
            each(texts)
        }
        page.summary = thing.summary
        page.subject = thing.publicPath
        return page
    }

    private func head(_ texts: Texts) -> Markup {
        header(.class("head")) {
            p(.class("kind")) {
                texts("indicators.one") + " "
                a(.href(owner.path), .lang(owner.language, on: texts)) { owner.title }
            }
            h1(.lang(thing.language)) { thing.title }
            div(.class("lead"), .lang(thing.language, on: texts)) { Markdown(content.question, under: 2).markup }
            dl(.class("facts across")) {
                fact(texts("indicators.form.sort")) { texts(content.sort.textKey) }
                fact(texts("indicators.form.level")) { texts(content.level.textKey) }
                fact(texts("indicators.form.direction")) { texts(content.direction.textKey) }
                told("counted", content.counted, texts)
                told("rhythm", content.rhythm, texts)
                told("alignments", content.alignments, texts)
            }
            if isKept {
                p(.class("actions")) {
                    a(.class("button"), .href("\(thing.path)/revisions/new")) { texts("indicators.edit") }
                }
            }
        }
    }

    @MarkupBuilder private func told(_ name: String, _ text: String, _ texts: Texts) -> Markup {
        if !text.isEmpty {
            fact(texts("indicators.form.\(name)")) { span(.lang(thing.language, on: texts)) { text } }
        }
    }

    private func together(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2 { texts("indicators.together") }
            if totals.isEmpty { p { texts("indicators.together.none") } }
            if !totals.isEmpty {
                p(.class("note")) { texts("indicators.together.\(content.sort.rawValue)") }
                IndicatorTable("together", ["period", "value", "told", "missing"], totals.map { row($0, texts) })
                    .markup(texts)
            }
        }
    }

    private func row(_ total: IndicatorTotal, _ texts: Texts) -> [String] {
        let missing = places.map { texts.number(max(0, $0 - total.told)) } ?? "–"
        return [texts.date(total.period), value(of: total, texts), texts.number(total.told), missing]
    }

    private func value(of total: IndicatorTotal, _ texts: Texts) -> String {
        guard let value = total.value else { return "–" }
        let isWhole = [.count, .money].contains(content.sort) && value == value.rounded()
        let number = texts.decimal(value, isWhole ? 0 : content.sort == .proportion ? 1 : 2)
        if content.sort == .proportion { return texts("indicators.percent", ["number": number]) }
        return content.unit.isEmpty ? number : "\(number) \(content.unit)"
    }

    private func each(_ texts: Texts) -> Markup {
        section(.class("section")) {
            if !observations.isEmpty {
                h2 { texts("indicators.each") }
                IndicatorTable(
                    "each", ["place", "period", "value", "source"],
                    observations.map { entry in
                        [
                            titles[entry.replication]?.title ?? "", texts.date(entry.period),
                            entry.told(content, texts),
                            entry.source.isEmpty ? texts("indicators.noSource") : entry.source,
                        ]
                    }, leadingTo: observations.map { titles[$0.replication]?.path ?? "" }
                ).markup(texts)
                TakeAway(tableOf: texts) { $0.address(of: thing.path) }.markup
            }
        }
    }

}
