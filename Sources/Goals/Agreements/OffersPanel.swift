import Commons
import Markup
import Organizations
import Replications
import Storage
import Web

/// On the page of an organization, of a replication, and of sharing: the goals that wait for an agreement, shown to those who
/// give it or asked for it. On that of an organization everybody reads what it agreed to.
struct OffersPanel: Encodable, Sendable {
    struct Entry: Encodable, Sendable {
        let path: String
        let indicator: Thing
        let replication: Thing
        let funder: Thing
    }

    /// Those that wait.
    let offers: [Entry]
    /// The latest goals that were agreed to.
    let agreed: [Entry]

    private static let mostAgreed = 20

    static let sources = [
        PanelSource(on: .thing(.organization)) { id, visit, tx in
            guard let id = Thing.ID(rawValue: id), let funder = try Thing.find(id, in: tx) else { return nil }
            let isKept = try funder.isInHands(of: visit.viewer, in: tx)
            return panel(
                isKept ? try entries(waiting: "funder_id = \(id)", in: tx) : [],
                agreed: try agreed(by: funder, in: tx))
        },
        PanelSource(on: .thing(.replication)) { id, visit, tx in
            guard let id = Thing.ID(rawValue: id), let place = try Thing.find(id, in: tx),
                try place.isInHands(of: visit.viewer, in: tx)
            else { return nil }
            return panel(try entries(waiting: "replication_id = \(id)", in: tx))
        },
        PanelSource(on: .sharing) { _, visit, tx in
            guard let viewer = visit.viewer else { return nil }
            return panel(
                try entries(
                    waiting: "funder_id IN (SELECT thing_id FROM keepers WHERE person_id = \(viewer.id))", in: tx))
        },
    ]

    private static func panel(_ offers: [Entry], agreed: [Entry] = []) -> Panel? {
        guard !offers.isEmpty || !agreed.isEmpty else { return nil }
        return Panel("goal-offers", OffersPanel(offers: offers, agreed: agreed)) { $0.view($1) }
    }

    private static func entries(waiting whose: Query, in tx: Transaction) throws -> [Entry] {
        let offers = try GoalOffer.waiting(whose, in: tx)
        let things = try Thing.find(Set(offers.flatMap { [$0.indicator, $0.replication, $0.funder] }).sorted(), in: tx)
        return offers.compactMap { offer in
            guard let indicator = things[offer.indicator], let place = things[offer.replication],
                let funder = things[offer.funder]
            else { return nil }
            return Entry(path: offer.path, indicator: indicator, replication: place, funder: funder)
        }
    }

    private static func agreed(by funder: Thing, in tx: Transaction) throws -> [Entry] {
        let goals = try Goal.all(agreedBy: funder.id, limit: mostAgreed, in: tx)
        let things = try Thing.find(Set(goals.flatMap { [$0.indicator, $0.replication] }).sorted(), in: tx)
        return goals.compactMap { goal in
            guard let indicator = things[goal.indicator], let place = things[goal.replication] else { return nil }
            return Entry(path: goal.path, indicator: indicator, replication: place, funder: funder)
        }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            list(offers, "goals.offers", texts)
            list(agreed, "goals.agreed", texts)
        }
    }

    private func list(_ entries: [Entry], _ key: String, _ texts: Texts) -> Markup {
        guard !entries.isEmpty else { return .group([]) }
        return .group([
            h2 { texts(key) },
            ul(.class("entries plain")) {
                Markup.group(
                    entries.map { entry in
                        li {
                            h3 {
                                a(.href(entry.path), .lang(entry.indicator.language, on: texts)) {
                                    entry.indicator.title
                                }
                            }
                            p(.class("note")) {
                                texts(
                                    "goals.offers.between",
                                    ["replication": entry.replication.title, "funder": entry.funder.title])
                            }
                        }
                    })
            },
        ])
    }
}
