import Markup
import Storage
import Web

/// On the page of sharing: translations that no longer say what their original says, and who offers to translate.
package struct TranslationPanel: Encodable, Sendable {
    let stale: Int
    let offers: Int

    package static func source(_ kinds: Kinds) -> PanelSource {
        PanelSource(on: .sharing) { _, visit, tx in
            guard let viewer = visit.viewer else { return nil }
            let queue = try TranslationQueuePage(for: viewer, kinds, beside: [], tx)
            let stale = queue.languages.flatMap(\.entries).reduce(0) { $0 + $1.stale }
            guard stale > 0 || !queue.offers.isEmpty else { return nil }
            return Panel("translations", TranslationPanel(stale: stale, offers: queue.offers.count)) { $0.view($1) }
        }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return p {
            [
                stale > 0 ? texts("commons.queue.stale", count: stale) : nil,
                offers > 0 ? texts("commons.queue.offered", count: offers) : nil,
            ].compactMap { $0 }.joined(separator: " ") + " "
            a(.href("/translations")) { texts("commons.queue.link") }
        }
    }
}
