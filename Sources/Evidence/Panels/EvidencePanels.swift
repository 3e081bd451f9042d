package import Commons
import Markup
import Practices
import Replications
import Storage
import Web

extension Evidence {
    package static let panels = [OutcomesPanel.source, StudiesPanel.source]
}

/// On the page of a practice: what it is hoped to change, and what is known of each.
struct OutcomesPanel: Encodable, Sendable {
    private static let mostShown = 5

    let outcomes: [ToldOutcome]
    private let practice: Thing
    private let mayTell: Bool
    private let isCut: Bool
    /// Something is known of places, so that scales can be compared.
    private let isScaled: Bool

    private enum CodingKeys: CodingKey { case outcomes }

    static let source = PanelSource(on: .thing(.practice)) { id, visit, tx in
        guard let id = Thing.ID(rawValue: id), let practice = try Thing.find(id, in: tx),
            practice.visibility == .published
        else { return nil }
        let things = try Outcomes.all(of: id, in: tx)
        let mayTell = try Teller(visit.viewer, of: id, in: tx).mayTell
        let isCounted = try hasFigures(id, in: tx)
        guard !things.isEmpty || mayTell || isCounted else { return nil }
        let outcomes = try things.prefix(mostShown).map { try ToldOutcome($0, visit.texts, in: tx) }
        let panel = OutcomesPanel(
            outcomes: outcomes, practice: practice, mayTell: mayTell, isCut: things.count > mostShown,
            isScaled: !things.isEmpty || isCounted)
        return Panel("outcomes", panel) { $0.view($1) }
    }

    private static func hasFigures(_ practice: Thing.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM replications r JOIN replication_figures f ON f.replication_id = r.thing_id
            WHERE r.practice_id = \(practice) AND f.measure IN ('reached', 'cost') AND f.amount IS NOT NULL LIMIT 1
            """)
        return found != nil
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("outcomes")) { texts("evidence.list.heading") }
            if outcomes.isEmpty { p { texts("evidence.list.none") } }
            ToldOutcome.list(outcomes, level: 3, texts)
            if isCut { p { a(.href("\(practice.path)/outcomes")) { texts("evidence.list.all") } } }
            if isScaled { p { a(.href("\(practice.path)/scale")) { texts("evidence.scale") } } }
            if mayTell { ToldOutcome.invitation(practice, texts) }
        }
    }
}

/// On the page of a replication: its studies, and for its carriers the way to tell one.
struct StudiesPanel: Encodable, Sendable {
    let studies: [Thing]
    private let outcomes: [Thing]
    private let replication: Thing

    private enum CodingKeys: CodingKey { case studies }

    static let source = PanelSource(on: .thing(.replication)) { id, visit, tx in
        guard let id = Thing.ID(rawValue: id), let replication = try Thing.find(id, in: tx) else { return nil }
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT s.thing_id FROM studies s JOIN things t ON t.id = s.thing_id
            WHERE s.replication_id = \(id) AND t.visibility = 'published' ORDER BY s.thing_id LIMIT 50
            """)
        let things = try Thing.find(ids, in: tx)
        let isKept = try replication.isInHands(of: visit.viewer, in: tx) && replication.visibility == .published
        let practice = try Replications().content(of: replication, in: tx).practice
        let outcomes = try isKept ? Outcomes.all(of: practice, in: tx) : []
        guard !ids.isEmpty || !outcomes.isEmpty else { return nil }
        let panel = StudiesPanel(
            studies: ids.compactMap { things[$0] }, outcomes: outcomes, replication: replication)
        return Panel("studies", panel) { $0.view($1) }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("studies")) { texts("evidence.panel.studies") }
            ul(.class("entries plain")) {
                Markup.group(
                    studies.map { study in
                        li {
                            h3 { a(.href(study.path), .lang(study.language, on: texts)) { study.title } }
                            if !study.summary.isEmpty {
                                p(.class("note"), .lang(study.language, on: texts)) { study.summary }
                            }
                        }
                    })
            }
            if !outcomes.isEmpty {
                p { texts("evidence.panel.tell") }
                ul {
                    Markup.group(
                        outcomes.map { outcome in
                            let address = "\(outcome.path)/studies/new?replication=\(replication.slug)"
                            return li { a(.href(address), .lang(outcome.language, on: texts)) { outcome.title } }
                        })
                }
            }
        }
    }
}
