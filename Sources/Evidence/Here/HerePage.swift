import Commons
import Markup
import MetaAnalysis
import Storage
import Territories
import Web

/// « Et chez vous ? »: what the outcome may be in one territory, or honestly why nobody can say.
struct HerePage: PageModel {
    let outcome: Thing
    let content: OutcomeContent
    let submission: Submission
    let choice: TerritoryChoice
    /// Nil before a territory was chosen.
    let prediction: PlacePrediction?

    private enum CodingKeys: CodingKey {
        case outcome, territory, overlaps, studies, alike, lower, upper, helpedShare
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(outcome, forKey: .outcome)
        guard let prediction else { return }
        try container.encode(prediction.territory, forKey: .territory)
        try container.encode(prediction.overlaps, forKey: .overlaps)
        try container.encode(prediction.placed, forKey: .studies)
        try container.encode(prediction.alike.map(\.study), forKey: .alike)
        guard prediction.overlaps, let next = prediction.synthesis.next else { return }
        try container.encode(next.lower, forKey: .lower)
        try container.encode(next.upper, forKey: .upper)
        try container.encodeIfPresent(prediction.synthesis.helpedShare, forKey: .helpedShare)
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page("\(texts("evidence.here")) · \(outcome.title)", scripts: ["typeahead"]) {
            outcome.notices(screen)
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(outcome.path), .lang(outcome.language, on: texts)) { outcome.title } }
                    h1 { texts("evidence.here") }
                    p(.class("lead")) { texts("evidence.here.lead") }
                }
                asking(texts)
            }
            if let prediction { answer(prediction, texts) }
        }
        page.isIndexed = false
        return page
    }

    private func asking(_ texts: Texts) -> Markup {
        let view = FormView(submission, texts, labels: "evidence.here")
        return element("form", .class("form"), .method("get"), .action("\(outcome.path)/here")) {
            view.errors
            choice.view(view, optional: false)
            div(.class("actions")) { button(.class("button main")) { texts("evidence.here.ask") } }
        }
    }

    private func answer(_ prediction: PlacePrediction, _ texts: Texts) -> Markup {
        section(.class("section")) {
            h2 { texts("evidence.here.title", ["territory": prediction.territory.label]) }
            prediction.overlaps ? said(prediction, texts) : refused(prediction, texts)
            alike(prediction, texts)
            p(.class("note")) { texts("evidence.here.unmeasured") }
        }
    }

    private func said(_ prediction: PlacePrediction, _ texts: Texts) -> Markup {
        let words = SynthesisWords(prediction.synthesis, content, texts)
        let range = prediction.synthesis.next.map { EffectWords(content, texts).range($0) } ?? ""
        return .group([
            p(.class("lead")) { texts("evidence.here.range", ["range": range]) },
            Markup.group(words.meaning.map { sentence in p { sentence } }),
            p { texts("evidence.here.rests", count: prediction.alike.count) },
        ])
    }

    /// No number where there is no overlap: what is missing instead, and what would have to be measured.
    private func refused(_ prediction: PlacePrediction, _ texts: Texts) -> Markup {
        .group([
            p(.class("lead")) { texts("evidence.here.refused") },
            prediction.traits.map { traits in
                p {
                    texts(
                        "evidence.here.traits", ["traits": traits.words(for: prediction.territory.echelon, in: texts)])
                }
            } ?? p { texts("evidence.here.noTraits") },
            p {
                texts("evidence.here.alike", count: prediction.alike.count) + " "
                    + texts("evidence.here.of", count: prediction.placed)
            },
            p {
                texts("evidence.here.measure", count: max(1, PlacePrediction.fewest - prediction.alike.count)) + " "
                span(.lang(outcome.language, on: texts)) { content.question }
            },
        ])
    }

    @MarkupBuilder private func alike(_ prediction: PlacePrediction, _ texts: Texts) -> Markup {
        if !prediction.alike.isEmpty {
            h3 { texts("evidence.here.places") }
            ul(.class("entries plain")) {
                Markup.group(prediction.alike.map { entry($0, prediction.territory.echelon, texts) })
            }
        }
    }

    private func entry(_ alike: PlacePrediction.Alike, _ echelon: Echelon, _ texts: Texts) -> Markup {
        let words = EffectWords(content, texts)
        let found = alike.study.effect.map { words.short($0.estimate, Synthesis.interval(of: $0)) } ?? "–"
        return li {
            h4 { alike.study.name(texts) }
            p(.class("note")) {
                alike.study.location + " · "
                alike.traits.map { $0.words(for: echelon, in: texts) } ?? texts("evidence.here.itself")
            }
            p { found }
        }
    }
}
