import Cartography
import Commons
import Markup
import Organizations
import Replications
import Storage
import Territories
import Web
import Words

extension FoundThing {
    /// A line of a list of results.
    func entry(_ texts: Texts) -> Markup {
        li {
            sign
            h3 { link(texts) }
            if !passage.isEmpty { p(language(unless: texts)) { marked(passage) } }
            p(.class("note")) { circumstances(texts).joined(separator: " · ") }
        }
    }

    /// A line of what is new.
    func news(_ texts: Texts) -> Markup {
        let parts = circumstances(texts) + (updatedAt.map { [texts.date($0)] } ?? [])
        return li {
            sign
            h3 { link(texts) }
            p(.class("note")) { parts.joined(separator: " · ") }
        }
    }

    /// A line of a table of results.
    func row(_ texts: Texts) -> Markup {
        tr {
            th(.scope("row")) { link(texts) }
            cell("kind", texts) { .text(texts(FoundKind.textKey(of: kind))) }
            cell("where", texts) { .text(territory?.label ?? Self.nothing) }
            cell("state", texts) { state.map { stateMark($0.mark, texts($0.textKey)) } ?? .text(Self.nothing) }
            cell("since", texts) { .text(since.flatMap(CivilDate.init).map(texts.date) ?? Self.nothing) }
        }
    }

    static let columns = ["title", "kind", "where", "state", "since"]

    private static let nothing = "–"

    private func cell(_ column: String, _ texts: Texts, content: () -> Markup) -> Markup {
        element("td", [Attribute("data-label", texts("discovery.column.\(column)"))], content())
    }

    private var sign: Markup { (state?.mark ?? .place).markup }

    private func link(_ texts: Texts) -> Markup {
        element("a", [.href(path), language(unless: texts)], marked(title))
    }

    /// Only what is in another language than the page says in which.
    private func language(unless texts: Texts) -> Attribute {
        .optional("lang", language == texts.language.rawValue ? nil : language)
    }

    private func marked(_ segments: [Passage.Segment]) -> Markup {
        .group(segments.map { $0.isMarked ? element("mark", [], .text($0.text)) : .text($0.text) })
    }

    /// What it is, where, since when, in which state.
    private func circumstances(_ texts: Texts) -> [String] {
        let parts = [
            what(texts), state.map { texts($0.textKey) }, territory?.label, beginning(texts),
            replicationCount.map {
                $0 > 0 ? texts("discovery.replications", count: $0) : texts("discovery.noReplication")
            },
            isFictional ? texts("replications.fictional") : nil,
        ]
        return parts.compactMap { $0 }
    }

    private func what(_ texts: Texts) -> String {
        if let organizationKind { return texts(organizationKind.textKey) }
        let name = texts(FoundKind.textKey(of: kind))
        return of.map { texts("discovery.of", ["kind": name, "name": $0]) } ?? name
    }

    private func beginning(_ texts: Texts) -> String? {
        since.flatMap(CivilDate.init).map { texts("replications.sinceDate", ["date": texts.date($0)]) }
    }
}
