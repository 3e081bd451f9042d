import Commons
import Markdown
import Markup
import Storage
import Web

extension ShownRound {
    /// - Parameter acts: what the reader may do about it.
    func view(_ texts: Texts, isPresent: Bool, acts: [LabelAct] = [], of label: Label) -> Markup {
        section(.class("section")) {
            h2(.id("visit-\(number)")) { title(texts) }
            p(.class("note")) { texts("labels.round.principles", ["edition": texts.number(edition)]) }
            decision(texts)
            ol(.class("principles")) {
                Markup.group(principles.map { line($0, isWritable: acts.contains(.find), texts, of: label) })
            }
            if !visitors.isEmpty { visit(texts) }
        }
    }

    /// An earlier visit.
    func folded(_ texts: Texts, of label: Label) -> Markup {
        details {
            summary { [title(texts), decidedAt.map { texts.date($0) }].compactMap { $0 }.joined(separator: " · ") }
            view(texts, isPresent: false, of: label)
        }
    }

    private func title(_ texts: Texts) -> String {
        texts(isAppeal ? "labels.round.appeal" : "labels.round", ["number": texts.number(number)])
    }

    private func decision(_ texts: Texts) -> Markup {
        guard let outcome, let decidedAt else { return .group([]) }
        let values = [
            "date": texts.date(decidedAt), "until": expiresOn.map { texts.date($0) } ?? "",
            "principles": principles.filter(\.isMissing).map { texts.number($0.number) }.joined(separator: ", "),
        ]
        return div(.class(outcome == .granted ? "notice good" : "notice care")) {
            p { strong { texts("labels.decided.\(outcome.rawValue)", values) } }
            Markdown(reason, under: 2).markup
        }
    }

    private func line(_ principle: Principle, isWritable: Bool, _ texts: Texts, of label: Label) -> Markup {
        li {
            p(.lang(language, on: texts)) { principle.text }
            p {
                strong { texts(principle.finding?.textKey ?? "labels.finding.none") }
                if principle.isMissing { " · " + texts("labels.finding.named") }
            }
            if let evidence = principle.evidence { div { Markdown(evidence, under: 2).markup } }
            if let link = principle.link {
                p { a(.href(link), .rel("nofollow")) { texts("labels.finding.link") } }
            }
            if let medium = principle.medium {
                p { a(.href(medium.path), .lang(medium.language, on: texts)) { medium.name } }
            }
            if principle.isPrivate {
                p(.class("note")) {
                    texts(principle.evidence == nil ? "labels.finding.private.hidden" : "labels.finding.private")
                }
            }
            if isWritable {
                p(.class("actions")) {
                    a(.class("button"), .href("\(label.path)/findings/\(principle.number)/new")) {
                        texts(principle.finding == nil ? "labels.act.find" : "labels.act.findAgain")
                    }
                }
            }
        }
    }

    private func visit(_ texts: Texts) -> Markup {
        .group([
            h3 { texts("labels.visitors") },
            ul(.class("entries plain")) { Markup.group(visitors.map { visitor($0, texts) }) },
        ])
    }

    private func visitor(_ visitor: Visitor, _ texts: Texts) -> Markup {
        let somebody = texts(visitor.hasLeft ? "labels.visitor.gone" : "labels.visitor.somebody")
        return li {
            strong { visitor.name ?? somebody }
            p(.class("note")) {
                texts("labels.visitor.\(visitor.state.rawValue)")
                if let origin = visitor.replication {
                    " · "
                    a(.href(origin.path), .lang(origin.language, on: texts)) { origin.name }
                }
            }
        }
    }
}
