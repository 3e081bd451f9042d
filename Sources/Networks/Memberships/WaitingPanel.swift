package import Commons
import Markup
import Storage
import Web

/// On the page of sharing: invitations and requests that await an answer.
package struct WaitingPanel: Encodable, Sendable {
    let entries: [WaitingPage.Entry]

    package static let source = PanelSource(on: .sharing) { _, visit, tx in
        guard let viewer = visit.viewer else { return nil }
        let page = try WaitingPage(for: viewer, visit.texts.language, in: tx)
        guard !page.entries.isEmpty else { return nil }
        return Panel("memberships", WaitingPanel(entries: page.entries)) { $0.view($1) }
    }

    private static let shown = 20

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            p { texts("networks.waiting.some", count: entries.count) },
            ul(.class("entries plain")) { Markup.group(entries.prefix(Self.shown).map { $0.entry(texts) }) },
            entries.count > Self.shown
                ? p { a(.href("/memberships")) { texts("networks.waiting.title") } } : .group([]),
        ])
    }
}
