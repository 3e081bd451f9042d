import Commons
import Markup
import Storage
import Web

/// What a practice is hoped to change, with what is known of each in one sentence.
struct OutcomeListPage: PageModel {
    let practice: Thing
    let outcomes: [ToldOutcome]
    let mayTell: Bool

    private enum CodingKeys: CodingKey { case practice, outcomes }

    init(of practice: Thing, _ visit: Visit, in tx: Transaction) throws {
        self.practice = practice
        outcomes = try Outcomes.all(of: practice.id, in: tx).map {
            try ToldOutcome($0, visit.texts, in: tx)
        }
        mayTell = try Teller(visit.viewer, of: practice.id, in: tx).mayTell && practice.visibility == .published
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("evidence.list.title", ["practice": practice.title])) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        a(.href(practice.path), .lang(practice.language, on: texts)) { practice.title }
                    }
                    h1 { texts("evidence.list.heading") }
                    p(.class("lead")) { texts("evidence.list.lead") }
                }
                if outcomes.isEmpty { p { texts("evidence.list.none") } }
                ToldOutcome.list(outcomes, level: 2, texts)
                if mayTell { ToldOutcome.invitation(practice, texts) }
            }
        }
        page.summary = texts("evidence.list.lead")
        return page
    }
}

/// An outcome in a list: what the next place may expect, in one sentence.
struct ToldOutcome: Encodable, Sendable {
    let thing: Thing
    /// How many studies tell of it.
    let studies: Int
    /// Of the places that were studied, with those of studies published elsewhere.
    let told: String

    init(_ thing: Thing, _ texts: Texts, in tx: Transaction) throws {
        self.thing = thing
        let content = try Outcomes().content(of: thing, in: tx)
        let reading = try StudyReading(of: thing, texts.language, in: tx)
        let synthesis = Synthesis(of: reading.studies(of: content), content)
        studies = reading.found.count
        told = SynthesisWords(synthesis, content, texts).expectation
    }

    static func list(_ outcomes: [ToldOutcome], level: Int, _ texts: Texts) -> Markup {
        guard !outcomes.isEmpty else { return .group([]) }
        return ul(.class("entries plain")) { Markup.group(outcomes.map { $0.entry(level, texts) }) }
    }

    private func entry(_ level: Int, _ texts: Texts) -> Markup {
        let link = a(.href(thing.path), .lang(thing.language, on: texts)) { thing.title }
        return li {
            level == 2 ? h2 { link } : h3 { link }
            p { told }
            p(.class("note")) { texts("evidence.studies", count: studies) }
        }
    }

    static func invitation(_ practice: Thing, _ texts: Texts) -> Markup {
        p(.class("actions")) {
            a(.class("button"), .href("\(practice.path)/outcomes/new")) { texts("evidence.outcome.new") }
        }
    }
}
