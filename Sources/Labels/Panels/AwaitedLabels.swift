import Commons
import Markup
import Storage
import Web

/// On the page of sharing: the visits that await somebody, and what awaits those whose name is asked for.
struct AwaitedLabels: Encodable, Sendable {
    let visits: [LabelEntry]
    /// Of what they keep: named visitors, or a decision, or an answer to read, is wanted.
    let asked: [LabelEntry]

    private static let most = 50

    static func source(_ world: World) -> PanelSource {
        PanelSource(on: .sharing) { _, visit, tx in
            guard let viewer = visit.viewer else { return nil }
            let (now, language) = (world.now(), visit.texts.language)
            let underWay = try LabelVisitor.underWay(for: viewer.id, in: tx).map(\.id)
            let panel = AwaitedLabels(
                visits: try LabelEntry.all(
                    where: "l.id IN \(list: underWay)", limit: most, language, at: now, in: tx),
                asked: try LabelEntry.all(
                    where: """
                        l.issuer_id IN (SELECT thing_id FROM keepers WHERE person_id = \(viewer.id))
                            AND l.state IN ('asked', 'appealed', 'answered', 'reported')
                        """, limit: most, language, at: now, in: tx))
            guard !panel.visits.isEmpty || !panel.asked.isEmpty else { return nil }
            return Panel("labels", panel) { $0.view($1) }
        }
    }

    private func view(_ screen: Screen) -> Markup {
        .group([
            list(visits, "labels.awaited.visits", screen.texts), list(asked, "labels.awaited.asked", screen.texts),
        ])
    }

    private func list(_ labels: [LabelEntry], _ key: String, _ texts: Texts) -> Markup {
        guard !labels.isEmpty else { return .group([]) }
        return .group([
            p { texts(key, count: labels.count) },
            ul(.class("entries plain")) { Markup.group(labels.map { $0.entry(texts) }) },
        ])
    }
}
