import Commons
import Markup
import MetaAnalysis
import Storage
import Web

/// Small studies beside large ones, by itself: what can be taken away of it.
struct FunnelPage: PageModel {
    let outcome: Thing
    let content: OutcomeContent
    let synthesis: Synthesis
    /// Nil below ten studies.
    let small: SmallStudies?

    static var forms: [Format] { [.json, .csv, .csvMetadata, .svg] }

    init(_ outcome: Thing, _ content: OutcomeContent, _ studies: [PooledStudy]) {
        (self.outcome, self.content) = (outcome, content)
        synthesis = Synthesis(of: studies, content)
        small = SmallStudies(synthesis)
    }

    private enum CodingKeys: CodingKey { case outcome, mean, smallStudies, studies, images, fewest }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(outcome, forKey: .outcome)
        try container.encode(Synthesis.fewestForBias, forKey: .fewest)
        try container.encodeIfPresent(synthesis.mean?.estimate, forKey: .mean)
        try container.encodeIfPresent(small.map { ToldSmallStudies($0, content.measure) }, forKey: .smallStudies)
        try container.encode(synthesis.studies, forKey: .studies)
        try container.encode((small?.images ?? []).map { ToldEffect($0) }, forKey: .images)
    }

    /// A line a study, then one for each mirror image.
    func dataTable(_ screen: Screen) -> DataTable {
        let columns =
            ["study", "url"].map { DataTable.Column($0) } + ["yi", "vi", "sei"].map { DataTable.Column($0, "decimal") }
            + [DataTable.Column("image", "boolean")]
        let found = synthesis.studies.compactMap { study -> [String]? in
            guard let effect = study.effect else { return nil }
            let name = study.path == nil ? study.id.rawValue : study.title
            return [name, study.path.map { screen.absolute($0) } ?? ""] + cells(effect) + ["false"]
        }
        let images = (small?.images ?? []).map { ["", ""] + cells($0) + ["true"] }
        return DataTable(columns: columns, rows: found + images)
    }

    private func cells(_ effect: Effect) -> [String] {
        [effect.estimate, effect.variance, effect.standardError].map { "\($0)" }
    }

    func drawing(_ screen: Screen) -> Markup {
        if let small, let plot = FunnelPlot(synthesis, small, content, screen.texts) { return plot.drawing }
        let fewest = ["fewest": screen.texts.number(Synthesis.fewestForBias)]
        return BlankDrawing(words: screen.texts("evidence.checks.small.few", fewest)).markup
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let path = "\(outcome.path)/funnel"
        var page = Page("\(texts("evidence.checks.small")) · \(outcome.title)") {
            outcome.notices(screen)
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(outcome.path), .lang(outcome.language, on: texts)) { outcome.title } }
                    h1 { texts("evidence.checks.small") }
                    p(.class("lead")) { texts("evidence.funnel.lead") }
                }
                SmallStudiesView(synthesis: synthesis, small: small, outcome: content, texts: texts).markup
                TakeAway(tableOf: texts) { $0.address(of: path) }.markup
                if small != nil {
                    p(.class("note")) {
                        a(.href(Format.svg.address(of: path)), .type(Format.svg.type), .rel("nofollow")) {
                            texts("evidence.plot.svg")
                        }
                    }
                    p { texts("evidence.how.again") }
                    pre { code { Recipe.funnel(of: screen.absolute(Format.csv.address(of: outcome.path))) } }
                }
            }
        }
        page.summary = texts("evidence.funnel.lead")
        return page
    }
}

/// An effect as programs read it.
struct ToldEffect: Encodable, Sendable {
    let estimate: Double
    let variance: Double

    init(_ effect: Effect) { (estimate, variance) = (effect.estimate, effect.variance) }
}
