import Cartography
import Commons
import Markup
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
            if !passage.isEmpty { p(passage.languageAttribute(on: texts)) { passage.markup } }
            p(.class("note")) { circumstances(texts).joined(separator: " · ") }
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
        a(.href(path), title.languageAttribute(on: texts)) { title.markup }
    }

    /// Only a replication has a state; whatever else is a place, or belongs to one.
    private var sign: Markup { (state?.mark ?? .place).markup }

    /// What it is, of what, in which state, where, since when.
    private func circumstances(_ texts: Texts) -> [String] {
        let parts = [
            texts(organizationKind?.textKey ?? FoundKind.textKey(of: kind)), subject, state.map { texts($0.textKey) },
            territory?.label, beginning(texts), taken(texts), isFictional ? texts("replications.fictional") : nil,
        ]
        return parts.compactMap { $0 }
    }

    private func beginning(_ texts: Texts) -> String? {
        since.flatMap(CivilDate.init).map { texts("replications.sinceDate", ["date": texts.date($0)]) }
    }

    private func taken(_ texts: Texts) -> String? {
        replicationCount.map { $0 > 0 ? texts("discovery.replications", count: $0) : texts("discovery.noReplication") }
    }
}
