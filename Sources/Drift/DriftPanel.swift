package import Commons
import Markup
import Practices
import Storage
import Web

/// On the page of a practice: the way to what places made of it.
package struct DriftPanel: Encodable, Sendable {
    private let path: String

    private enum CodingKeys: String, CodingKey { case path }

    package static let source = PanelSource(on: .thing(.practice)) { id, _, tx in
        guard let id = Thing.ID(rawValue: id), let thing = try Thing.find(id, in: tx) else { return nil }
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM replications r JOIN adaptations a ON a.replication_id = r.thing_id
                JOIN adaptation_parts p ON p.adaptation_id = a.thing_id
            WHERE r.practice_id = \(id) LIMIT 1
            """)
        guard found != nil else { return nil }
        return Panel("drift", DriftPanel(path: "\(thing.path)/drift")) { $0.view($1) }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("drift")) { texts("drift.panel") }
            p { a(.href(path)) { texts("drift.panel.look") } }
        }
    }
}
