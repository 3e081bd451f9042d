package import Commons
import Indicators
import Markup
import Replications
package import Storage
import Web

/// On the page of a replication: what it promised, and what came of it.
struct GoalsPanel: Encodable, Sendable {
    let goals: [GoalStanding]
    private let replication: Thing
    private let mayLock: Bool

    private enum CodingKeys: CodingKey { case goals }

    static func source(_ world: World) -> PanelSource {
        PanelSource(on: .thing(.replication)) { id, visit, tx in
            guard let id = Thing.ID(rawValue: id), let replication = try Thing.find(id, in: tx) else { return nil }
            let goals = try Goal.all(of: id, in: tx).map { try GoalStanding($0, at: world.now(), in: tx) }
            let isKept = try replication.isInHands(of: visit.viewer, in: tx) && replication.visibility == .published
            let mayLock = try isKept && !OfferedIndicators(to: replication, in: tx).all.isEmpty
            guard !goals.isEmpty || mayLock else { return nil }
            return Panel("goals", GoalsPanel(goals: goals, replication: replication, mayLock: mayLock)) { $0.view($1) }
        }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("goals")) { texts("goals.list") }
            goals.isEmpty ? p { texts("goals.list.none") } : GoalTable(goals).markup(texts)
            if mayLock {
                p(.class("actions")) {
                    a(.class("button"), .href("\(replication.path)/goals/new")) { texts("goals.new") }
                }
            }
        }
    }
}

extension Goals {
    package static func panels(_ world: World) -> [PanelSource] {
        [GoalsPanel.source(world), PracticeGoalsPanel.source] + OffersPanel.sources
    }
}
