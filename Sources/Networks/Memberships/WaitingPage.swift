import Commons
import Markup
import Storage
import Web

/// What waits for an answer of the person who looks: invitations to what they keep, and those who ask to join. What was
/// withdrawn meanwhile waits for nothing.
struct WaitingPage: PageModel {
    struct Entry: Encodable, Sendable {
        let membership: Membership
        let member: String
        let network: String
    }

    let entries: [Entry]

    init(for viewer: Viewer, _ language: Language, in tx: Transaction) throws {
        let found: [Membership] = try tx.all(
            """
            SELECT \(Membership.columns) FROM memberships m
            WHERE m.state = 'asked' AND m.network_id IN (SELECT thing_id FROM keepers WHERE person_id = \(viewer.id))
            UNION SELECT \(Membership.columns) FROM memberships m
            WHERE m.state = 'invited' AND m.thing_id IN (SELECT thing_id FROM keepers WHERE person_id = \(viewer.id))
            ORDER BY id LIMIT 200
            """)
        let things = try Thing.find(found.flatMap { [$0.network] + [$0.thing].compactMap { $0 } }, in: tx)
        entries = found.compactMap { membership in
            guard let network = things[membership.network], let member = membership.thing.flatMap({ things[$0] }),
                network.visibility != .withdrawn, member.visibility != .withdrawn
            else { return nil }
            return Entry(membership: membership, member: member.title, network: network.title)
        }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("networks.waiting.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("networks.waiting.title") }
                    p(.class("lead")) { texts("networks.waiting.lead") }
                }
                entries.isEmpty
                    ? p { texts("networks.waiting.none") }
                    : ul(.class("entries plain")) { Markup.group(entries.map { $0.entry(texts, isUnderTitle: true) }) }
            }
        }
        page.isIndexed = false
        return page
    }
}

extension WaitingPage.Entry {
    /// - Parameter isUnderTitle: no heading stands between it and the title of the page.
    func entry(_ texts: Texts, isUnderTitle: Bool = false) -> Markup {
        let name = a(.href(membership.path)) {
            texts("networks.membership.title", ["member": member, "network": network])
        }
        return li {
            isUnderTitle ? h2 { name } : h3 { name }
            p(.class("note")) { texts(membership.state.textKey) }
        }
    }
}
