package import Commons
import Markup
import Organizations
import Practices
import Search
import Storage
import Territories
import Web

/// Replications on the pages of practices, territories and organizations: map, list, table, endings included.
package struct ReplicationPanel: Encodable, Sendable {
    /// As far as it was counted: `isExact` says whether there are more.
    let count: Int
    let isExact: Bool
    /// The latest changed.
    let replications: [ReplicationEntry]
    /// Ends the keys of its texts: `replications.panel.practice`.
    private let subject: String
    private let morePath: String?
    /// Where one starts here, when nothing is told yet.
    private let startPath: String?
    private let states: StateCounts

    private enum CodingKeys: String, CodingKey { case count, isExact, replications }

    static let mostShown = 100

    package static let sources = [
        PanelSource(on: .thing(.practice)) { id, visit, tx in
            try all("practice", "r.practice_id = \(id)", visit, tx)
        },
        PanelSource(on: .thing(.organization)) { id, visit, tx in
            try all(
                "organization",
                "r.thing_id IN (SELECT replication_id FROM replication_organizations WHERE organization_id = \(id))",
                visit, tx)
        },
        PanelSource(on: .territory) { id, visit, tx in
            try newest(
                "territory", ("territory", id), visit, tx, more: "/search?kind=replication&territory=\(id)",
                start: "/replications/new?territory-id=\(id)")
        },
        LikePlacesPanel.source,
    ]

    private static func all(_ subject: String, _ condition: Query, _ visit: Visit, _ tx: Transaction) throws -> Panel {
        let found = try ReplicationEntry.all(where: condition, limit: mostShown, language: visit.texts.language, in: tx)
        let states = found.count < mostShown ? StateCounts(found) : try StateCounts(where: condition, in: tx)
        return panel(ReplicationPanel(found, states, subject))
    }

    /// Through the index of the search: a region has the latest ones without looking at all that lie within it.
    private static func newest(
        _ subject: String, _ facet: (name: String, value: String), _ visit: Visit, _ tx: Transaction, more: String,
        start: String? = nil
    ) throws -> Panel? {
        let newest = try SearchIndex.newest(kind: Kind.replication.rawValue, having: facet, limit: mostShown, in: tx)
        let ids = newest.ids.compactMap(Thing.ID.init(rawValue:))
        let found = try ReplicationEntry.some(ids, language: visit.texts.language, in: tx)
        let states = found.count < mostShown ? StateCounts(found) : StateCounts(newest)
        return panel(ReplicationPanel(found, states, subject, more: more, start: start))
    }

    private static func panel(_ panel: ReplicationPanel) -> Panel { Panel("replications", panel) { $0.view($1) } }

    private init(
        _ found: [ReplicationEntry], _ states: StateCounts, _ subject: String, more: String? = nil, start: String? = nil
    ) {
        replications = found
        (count, isExact) = (states.total.count, states.total.isExact)
        (self.states, self.subject) = (states, subject)
        (morePath, startPath) = (more, start)
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("replications")) { texts("replications.panel.\(subject)") }
            if replications.isEmpty {
                empty(texts)
            } else {
                map(texts)
                entries(texts)
            }
        }
    }

    private func map(_ texts: Texts) -> Markup {
        let places = replications.map { $0.place(texts) }
        return MapFigure(places, caption: states.finding(texts), id: "map-\(subject)").markup(texts)
    }

    /// An empty page teaches: what would be here, and the first step.
    private func empty(_ texts: Texts) -> Markup {
        guard let startPath else { return p { texts("replications.panel.\(subject).empty") } }
        return div(.class("empty")) {
            picture("/assets/pictures.svg#empty", viewBox: "0 0 88 64")
            p { texts("replications.panel.\(subject).empty") }
            p { texts("replications.panel.first") }
            p(.class("actions")) { a(.class("button"), .href(startPath)) { texts("replications.start") } }
        }
    }

    private func entries(_ texts: Texts) -> Markup {
        let shown = replications.prefix(12)
        return .group([
            ul(.class("entries")) { Markup.group(shown.map { $0.entry(texts) }) },
            replications.contains { $0.state.isHalt }
                ? p { a(.href("/lessons")) { texts("replications.panel.lessons") } } : .group([]),
            morePath.map { path in
                count > shown.count
                    ? p { a(.href(path)) { texts("replications.panel.all", count: count) } } : .group([])
            } ?? .group([]),
        ])
    }
}
