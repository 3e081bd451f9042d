import Commons
import Markdown
import Markup
import Practices
import Storage
import Web

/// An adaptation as the page of its replication shows it.
struct AdaptationEntry: Encodable, Sendable {
    struct Answer: Encodable, Sendable {
        let facet: String
        let question: String
        let answers: [String]
    }

    let thing: Thing
    let what: String
    let why: String
    let date: String
    let answers: [Answer]
    let parts: [TouchedPart]

    init(
        _ thing: Thing, _ content: AdaptationContent, _ vocabulary: Vocabulary, _ language: Language,
        in tx: Transaction
    ) throws {
        self.thing = thing
        what = content.what
        why = content.why
        date = content.date
        parts = try content.touched(in: tx)
        answers = FrameFacet.allCases.compactMap { facet in
            guard let given = content.answers[facet], !given.isEmpty else { return nil }
            return Answer(
                facet: facet.rawValue, question: vocabulary.label(facet.rawValue, of: "frame", in: language),
                answers: given.map { vocabulary.label($0, of: facet.scheme, in: language) })
        }
    }

    /// The latest first.
    static func all(
        of replication: Thing.ID, _ vocabulary: Vocabulary, _ language: Language, in tx: Transaction
    ) throws -> [AdaptationEntry] {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT thing_id FROM adaptations WHERE replication_id = \(replication) ORDER BY date DESC, thing_id DESC
            LIMIT 100
            """
        )
        let things = try Thing.find(ids, in: tx)
        return try ids.compactMap { things[$0] }.filter { $0.visibility == .published }.map { thing in
            try AdaptationEntry(thing, try Adaptations().content(of: thing, in: tx), vocabulary, language, in: tx)
        }
    }

    func view(_ texts: Texts) -> Markup {
        article(.class("change")) {
            h3 { a(.href(thing.path), .lang(thing.language, on: texts)) { thing.title } }
            body(texts)
        }
    }

    func body(_ texts: Texts) -> Markup {
        .group([
            note(texts),
            touched(texts),
            div(.lang(thing.language)) { Markdown(what).markup },
            why.isEmpty
                ? .group([])
                : .group([
                    p(.class("note")) { texts("replications.adaptation.because") },
                    div(.lang(thing.language)) { Markdown(why).markup },
                ]),
            answers.isEmpty
                ? .group([])
                : dl(.class("facts across")) {
                    Markup.group(
                        answers.map { answer in fact(answer.question) { answer.answers.joined(separator: ", ") } })
                },
        ])
    }

    private func touched(_ texts: Texts) -> Markup {
        parts.isEmpty ? .group([]) : ul { Markup.group(parts.map { $0.view(texts) }) }
    }

    private func note(_ texts: Texts) -> Markup {
        let shown = CivilDate(rawValue: date).map { texts.date($0) }
        let parts = [shown, thing.isFictional ? texts("replications.fictional") : nil].compactMap { $0 }
        return parts.isEmpty ? .group([]) : p(.class("note")) { parts.joined(separator: " · ") }
    }
}
