import Commons
import Markup
import Web

extension ScalePage {
    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let path = "\(practice.path)/scale"
        var page = Page("\(texts("evidence.scale")) · \(practice.title)") {
            if practice.isFictional { FictionNotice.markup(texts) }
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        a(.href(practice.path), .lang(practice.language, on: texts)) { practice.title }
                    }
                    h1 { texts("evidence.scale") }
                    p(.class("lead")) { texts("evidence.scale.lead") }
                }
                ScaleNotes(places: places, isCut: isCut, texts: texts).markup
                if isEmpty { p { texts("evidence.scale.nothing") } }
            }
            Markup.group(outcomes.map { effect($0, texts) })
            ScaleTopicsView(places: places, texts: texts).markup
            section(.class("section")) {
                h2 { texts("evidence.how") }
                details {
                    summary { texts("evidence.how.ask") }
                    Markup.group(
                        ["middle", "best", "people", "not"].map { name in p { texts("evidence.scale.how.\(name)") } })
                }
                TakeAway(tableOf: texts) { $0.address(of: path) }.markup
                ScaleNotes.picture(of: path, texts)
                p { a(.href("/scale")) { texts("evidence.scale.across") } }
            }
        }
        page.summary = texts("evidence.scale.lead")
        return page
    }

    private var isEmpty: Bool {
        outcomes.allSatisfy { $0.studies.isEmpty } && ScaleTopic.allCases.allSatisfy { $0.lines(places).isEmpty }
    }

    @MarkupBuilder private func effect(_ outcome: ScaledOutcome, _ texts: Texts) -> Markup {
        if !outcome.studies.isEmpty {
            let words = EffectWords(outcome.content, texts)
            section(.class("section")) {
                p(.class("kind")) { texts("evidence.scale.effect") }
                h2 { a(.href(outcome.path), .lang(outcome.language, on: texts)) { outcome.title } }
                outcome.figure(texts).markup ?? .group([])
                outcome.lines.isEmpty
                    ? p { texts("evidence.scale.effect.few") }
                    : ScaleTable(
                        title: texts("evidence.scale.effect.what"), lines: outcome.lines,
                        isHigherBetter: outcome.content.direction == .higher, counted: "count",
                        words: { words.value($0) }, texts: texts
                    ).markup
            }
        }
    }
}

/// How many are reached and at which cost, topic by topic.
struct ScaleTopicsView: Sendable {
    let places: [ScaledPlace]
    let texts: Texts

    var markup: Markup { .group(ScaleTopic.allCases.map(topic)) }

    @MarkupBuilder private func topic(_ topic: ScaleTopic) -> Markup {
        let lines = topic.lines(places)
        if !lines.isEmpty {
            section(.class("section")) {
                h2 { texts("evidence.scale.\(topic.rawValue)") }
                p { texts("evidence.scale.\(topic.rawValue).meaning") }
                topic.figure(places, texts)?.markup ?? .group([])
                ScaleTable(
                    title: texts("evidence.scale.\(topic.rawValue)"), lines: lines,
                    isHigherBetter: topic.isHigherBetter, counted: "places",
                    words: { topic.number($0, texts) }, texts: texts
                ).markup
            }
        }
    }
}

/// What one has to know before one reads.
struct ScaleNotes: Sendable {
    let places: [ScaledPlace]
    let isCut: Bool
    let texts: Texts

    var markup: Markup {
        let hidden = places.count { $0.isHidden }
        return .group([
            hidden > 0
                ? p(.class("note")) {
                    texts(
                        "evidence.scale.hidden", count: hidden, ["fewest": texts.number(ScaledPlace.fewestShown)])
                } : .group([]),
            isCut
                ? div(.class("notice doubt")) {
                    p { texts("evidence.scale.cut", ["most": texts.number(ScaleReading.most)]) }
                } : .group([]),
        ])
    }

    static func picture(of path: String, _ texts: Texts) -> Markup {
        p(.class("note")) {
            a(.href(Format.svg.address(of: path)), .type(Format.svg.type), .rel("nofollow")) {
                texts("evidence.plot.svg")
            }
        }
    }
}
