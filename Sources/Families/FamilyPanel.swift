package import Commons
import Markup
import Practices
import Replications
import Storage
import Web

/// On the pages of practices and replications: what came of them, and the way to the whole family.
package struct FamilyPanel: Encodable, Sendable {
    /// Replications that name it as one of their parents, up to a bound.
    let children: Int
    private let path: String
    private let subject: String

    private enum CodingKeys: String, CodingKey { case children }

    private static let mostCounted = 500

    package static let sources = [
        PanelSource(on: .thing(.practice), load: load), PanelSource(on: .thing(.replication), load: load),
    ]

    @Sendable
    private static func load(_ id: String, _ visit: Visit, _ tx: Transaction) throws -> Panel? {
        guard let id = Thing.ID(rawValue: id), let thing = try Thing.find(id, in: tx) else { return nil }
        let children: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM (
                SELECT p.replication_id FROM replication_parents p JOIN things t ON t.id = p.replication_id
                WHERE p.parent_id = \(id) AND t.visibility = 'published' LIMIT \(mostCounted)) AS counted
            """)
        let count = children ?? 0
        guard try count > 0 || hasFamily(thing, in: tx) else { return nil }
        let panel = FamilyPanel(children: count, path: "\(thing.path)/family", subject: thing.kind.rawValue)
        return Panel("family", panel) { $0.view($1) }
    }

    /// A practice that somebody follows, or a replication, which came at least from its practice.
    private static func hasFamily(_ thing: Thing, in tx: Transaction) throws -> Bool {
        try thing.kind == .replication || Replications.rest(on: thing.id, in: tx)
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("family")) { texts("families.panel.\(subject)") }
            p {
                children > 0 ? texts("families.panel.children", count: children) + " " : ""
                a(.href(path)) { texts("families.panel.look") }
            }
        }
    }
}
