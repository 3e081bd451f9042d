import Commons
import Markdown
import Markup
import Practices
import Replications
import Storage
import Territories
import Web

/// An indicator: what is counted, what all places together told, and each of them.
struct IndicatorPage: PageModel {
    static let mostShown = 200

    let thing: Thing
    /// In the reader's language where it was translated.
    let content: IndicatorContent
    let reading: PageLanguage
    let owner: Thing
    let totals: [IndicatorTotal]
    let observations: [ObservationEntry]
    /// How many replications the practice has; nil of an indicator that does not belong to a practice.
    let places: Int?
    /// The territory that is asked about; nil of all places.
    let territory: TerritoryLink?
    private let question: TerritoryQuestion
    private let titles: [Thing.ID: Thing]
    private let isKept: Bool

    private enum CodingKeys: CodingKey { case thing, content, reading, owner, territory, totals, observations, places }

    static var forms: [Format] { [.json, .csv, .csvMetadata] }

    var thingRevision: Int? { thing.revision }

    init(_ thing: Thing, within question: TerritoryQuestion, _ visit: Visit, in tx: Transaction) throws {
        self.thing = thing
        self.question = question
        let translation = try Indicators().translation(of: thing, for: visit, in: tx)
        content = try translation?.content ?? Indicators().content(of: thing, in: tx)
        reading = try PageLanguage(of: thing, translation?.told, in: tx)
        guard let owner = try Thing.find(content.owner, in: tx) else { throw AppError.missing }
        self.owner = owner
        let asked = question.territory
        territory = try asked.flatMap {
            try TerritoryLink.find([$0.id], language: visit.texts.language, in: tx)[$0.id]
        }
        if let asked {
            let within = try IndicatorTotal.all(of: thing.id, content.sort, within: asked.id, in: tx)
            guard let within else { throw AppError(.conflict, "indicators.error.tooMany") }
            totals = within
        } else {
            totals = try IndicatorTotal.all(of: thing.id, content.sort, in: tx)
        }
        observations = try ObservationEntry.all(
            ofIndicator: thing.id, within: asked?.id, limit: Self.mostShown, in: tx)
        titles = try Thing.find(Set(observations.map(\.replication)).sorted(), in: tx)
        places = owner.kind == .practice ? try Self.places(of: owner.id, within: asked?.id, in: tx) : nil
        isKept = try thing.isInHands(of: visit.viewer, in: tx)
    }

    private static func places(
        of practice: Thing.ID, within territory: Territory.ID?, in tx: Transaction
    ) throws -> Int? {
        let place: Query = territory.map { "AND \(Territory.isWithin($0, "r.territory_id"))" } ?? ""
        return try tx.value(
            """
            SELECT COUNT(*) FROM (
                SELECT r.thing_id FROM replications r JOIN things t ON t.id = r.thing_id
                WHERE r.practice_id = \(practice) AND t.visibility = 'published' \(place) LIMIT 200000) AS counted
            """)
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
        var page = Page(content.title, scripts: ["typeahead"]) {
            thing.notices(screen)
            section(.class("section")) {
                head(texts)
                thing.provenance(texts)
            }
            together(texts)
            question.form(to: thing.path, texts)
            each(texts)
        }
        page.summary = content.summary
        page.subject = thing.publicPath
        return page
    }

    private func head(_ texts: Texts) -> Markup {
        header(.class("head")) {
            p(.class("kind")) {
                texts("indicators.one") + " "
                a(.href(owner.path), .lang(owner.language, on: texts)) { owner.title }
            }
            reading.heading("indicators.form.title", content.title, texts)
            div(.class("lead")) { reading.markdown("indicators.form.question", content.question, under: 2, texts) }
            reading.notice(texts)
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
            let field = "indicators.form.\(name)"
            fact(texts(field)) {
                span(reading.lang(field), reading.direction(field)) { text }
                reading.mark(field, texts)
            }
        }
    }

    private func together(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2 { territory.map { texts("indicators.within", ["territory": $0.label]) } ?? texts("indicators.together") }
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
        return [
            texts.date(total.period), content.sort.told(total.value, content.unit, texts), texts.number(total.told),
            missing,
        ]
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
