import Cartography
import Commons
import Markup
import Media
import Organizations
import Replications
import Storage
import Territories
import Web

extension FoundThing {
    /// A line of a list of results.
    func entry(_ texts: Texts) -> Markup {
        li {
            sign
            h3 { link(texts) }
            if !passage.isEmpty { p(.lang(passage.language, on: texts)) { passage.markup } }
            p(.class("note")) { circumstances(texts) }
        }
    }

    /// A line of what is new: shorter, and dated.
    func news(_ texts: Texts) -> Markup {
        let parts = [
            texts(FoundKind.textKey(of: kind)), territory?.label, updatedAt.map { texts.date($0) },
            isFictional ? texts("replications.fictional") : nil,
        ]
        return li {
            sign
            h3 { link(texts) }
            p(.class("note")) { parts.compactMap { $0 }.joined(separator: " · ") }
        }
    }

    func link(_ texts: Texts) -> Markup {
        a(.href(path), .lang(title.language, on: texts)) { title.markup }
    }

    /// Only a replication has a state; a medium shows itself; whatever else is a place, or belongs to one.
    private var sign: Markup { picture?.thumbnail ?? mark.markup }

    /// What it is, of what, in which state, where, since when.
    private func circumstances(_ texts: Texts) -> Markup {
        let about = subject.map { subject in
            span(.lang(subjectLanguage ?? texts.language.rawValue, on: texts)) { subject }
        }
        let kind = texts(organizationKind?.textKey ?? FoundKind.textKey(of: kind))
        let rest = [
            stateText(texts), territory?.label, beginning(texts), taken(texts),
            isFictional ? texts("replications.fictional") : nil,
        ]
        let parts = [.text(kind), about].compactMap { $0 } + rest.compactMap { $0 }.map(Markup.text)
        return .group(parts.enumerated().map { index, part in index == 0 ? part : .group([.text(" · "), part]) })
    }

    private func beginning(_ texts: Texts) -> String? {
        since.flatMap(CivilDate.init).map { texts("replications.sinceDate", ["date": texts.date($0)]) }
    }

    private func taken(_ texts: Texts) -> String? {
        replicationCount.map { $0 > 0 ? texts("discovery.replications", count: $0) : texts("discovery.noReplication") }
    }
}
