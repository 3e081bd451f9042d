import Commons
import Markdown
import Markup
import MetaAnalysis
import Replications
import Storage
import Web

/// One study: where, how, its numbers, its effect in words, and what one should doubt.
struct StudyPage: PageModel {
    let thing: Thing
    let study: PooledStudy
    let outcome: Thing
    let isKept: Bool
    private let told: OutcomeContent

    private enum CodingKeys: CodingKey { case thing, study, outcome }

    static var forms: [Format] { [.json, .jsonLD] }

    var thingRevision: Int? { thing.revision }

    init(_ thing: Thing, _ visit: Visit, in tx: Transaction) throws {
        let content = try Studies().content(of: thing, in: tx)
        guard let outcome = try Thing.find(content.outcome, in: tx) else { throw AppError.missing }
        self.thing = thing
        self.outcome = outcome
        told = try Outcomes().content(of: outcome, in: tx)
        let places = try StudyPlaces(of: [content.replication].compactMap { $0 }, visit.texts.language, in: tx)
        study = PooledStudy(thing, content, places, told.measure)
        isKept = try thing.isInHands(of: visit.viewer, in: tx)
    }

    func linkedData(_ screen: Screen) -> LinkedNode {
        var node = thing.linkedNode(["schema:Dataset"], screen)
        node["schema:about"] = .node(screen.absolute(outcome.path))
        node["schema:temporalCoverage"] = study.content.date.isEmpty ? nil : .string(study.content.date)
        node["schema:citation"] = study.content.citation.isEmpty ? nil : .string(study.content.citation)
        return node
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(thing.title) {
            thing.notices(screen)
            section(.class("section")) {
                head(texts)
                thing.provenance(texts)
            }
            section(.class("section")) {
                h2 { texts("evidence.study.found") }
                p(.class("lead")) { effect(texts) }
                numbers(texts)
            }
            section(.class("section")) { trust(texts) }
        }
        page.summary = thing.summary
        page.subject = thing.publicPath
        return page
    }

    private var content: StudyContent { study.content }

    private func head(_ texts: Texts) -> Markup {
        header(.class("head")) {
            p(.class("kind")) {
                texts("evidence.study.of") + " "
                a(.href(outcome.path), .lang(outcome.language, on: texts)) { outcome.title }
            }
            h1(.lang(thing.language)) { thing.title }
            dl(.class("facts across")) {
                fact(texts("evidence.fact.place")) { place(texts) }
                if let date = CivilDate(rawValue: content.date) {
                    fact(texts("evidence.study.date")) { time(.datetime(content.date)) { texts.date(date) } }
                }
                fact(texts("evidence.study.design")) { texts(content.design.textKey) }
                fact(texts("evidence.fact.rung")) { texts.number(content.rung) }
            }
            if isKept {
                p(.class("actions")) {
                    a(.class("button"), .href("\(thing.path)/revisions/new")) { texts("evidence.study.edit") }
                }
            }
        }
    }

    @MarkupBuilder private func place(_ texts: Texts) -> Markup {
        if let place = study.place {
            a(.href(place.path), .lang(place.language, on: texts)) { place.title }
            if study.hasEnded { ", " + texts("evidence.study.ended") }
        } else {
            [texts("evidence.study.elsewhere.short"), content.place].filter { !$0.isEmpty }.joined(separator: " · ")
        }
    }

    private func effect(_ texts: Texts) -> String {
        guard let effect = study.effect else { return texts("evidence.study.noEffect") }
        let words = EffectWords(told, texts)
        return texts(
            "evidence.study.effect",
            ["value": words.value(effect.estimate), "range": words.range(Synthesis.interval(of: effect))])
    }

    private func numbers(_ texts: Texts) -> Markup {
        let shape = content.numbers.shape
        return dl(.class("facts")) {
            Markup.group(
                shape.names.map { name in
                    let value = content.numbers[name]
                    let digits = value == value.rounded() ? 0 : 4
                    return fact(texts(shape.textKey(of: name))) { texts.decimal(value, digits) }
                })
        }
    }

    private func trust(_ texts: Texts) -> Markup {
        .group([
            h2 { texts("evidence.study.trust") },
            p { texts("evidence.study.rung.\(content.rung)") },
            p { texts(content.isIndependent ? "evidence.study.independent.yes" : "evidence.study.independent.no") },
            dl(.class("facts")) {
                Markup.group(
                    BiasDomain.allCases.map { domain in
                        fact(texts(domain.textKey)) {
                            texts(content.biases[domain]?.textKey ?? "evidence.judgement.unknown")
                        }
                    })
            },
            words("method", content.method, texts), words("doubts", content.doubts, texts), published(texts),
        ])
    }

    @MarkupBuilder private func words(_ name: String, _ text: String, _ texts: Texts) -> Markup {
        if !text.isEmpty {
            h3 { texts("evidence.study.\(name)") }
            div(.lang(thing.language)) { Markdown(text, under: 3).markup }
        }
    }

    @MarkupBuilder private func published(_ texts: Texts) -> Markup {
        if !content.citation.isEmpty {
            h3 { texts("evidence.study.citation") }
            p { content.citation }
        }
        if !content.link.isEmpty { p { a(.href(content.link), .rel("nofollow")) { content.link } } }
    }
}

extension StudyContent {
    /// Its fields as a reader of its history sees them.
    func told(_ texts: Texts) -> [ContentField] {
        fields.map { field in
            switch field.key {
            case "evidence.study.design": field.saying(texts(design.textKey))
            case "evidence.study.independent":
                field.saying(texts(isIndependent ? "evidence.study.independent.yes" : "evidence.study.independent.no"))
            case "evidence.study.numbers":
                field.saying(
                    numbers.shape.names.map { "\(texts(numbers.shape.textKey(of: $0))): \(numbers[$0])" }
                        .joined(separator: "\n"))
            case "evidence.study.biases":
                field.saying(
                    BiasDomain.allCases.compactMap { domain in
                        biases[domain].map { "\(texts(domain.textKey)): \(texts($0.textKey))" }
                    }.joined(separator: "\n"))
            default: field
            }
        }
    }
}
