package import Commons
import Markup
import Storage
import Territories
import Web

/// On the page of whatever may be a member: the networks that it belongs to, and the way to join one.
package struct MemberOfPanel: Encodable, Sendable {
    struct Entry: Encodable, Sendable {
        let membership: Membership
        let network: String
        let path: String
        let language: String
    }

    let networks: [Entry]
    /// Invitations and wishes; only for those who look after the page.
    private let waiting: [Entry]
    private let isKept: Bool
    /// Nil for a territory.
    private let thing: Thing.ID?

    private enum CodingKeys: String, CodingKey { case networks }

    package static let sources =
        MemberKind.allCases.compactMap(\.kind).map { kind in
            PanelSource(on: .thing(kind)) { id, visit, tx in
                guard let thing = try Thing.ID(rawValue: id).flatMap({ try Thing.find($0, in: tx) }) else { return nil }
                let isKept = try thing.isInHands(of: visit.viewer, in: tx)
                return try panel(.thing(thing), isKept: isKept, tx)
            }
        } + [
            PanelSource(on: .territory) { id, _, tx in
                guard let territory = try Territory.ID(rawValue: id).flatMap({ try Territory.find($0, in: tx) })
                else { return nil }
                return try panel(.territory(territory), isKept: false, tx)
            }
        ]

    private static let most = 100

    private static func panel(_ member: Member, isKept: Bool, _ tx: Transaction) throws -> Panel? {
        let found = try Membership.all(member, [.active], limit: most, in: tx)
        let open = isKept ? try Membership.all(member, [.asked, .invited], limit: most, in: tx) : []
        guard isKept || !found.isEmpty else { return nil }
        let things = try Thing.find((found + open).map(\.network), in: tx)
        let entries = { (memberships: [Membership]) in
            memberships.compactMap { membership in
                things[membership.network].map {
                    Entry(membership: membership, network: $0.title, path: $0.path, language: $0.language)
                }
            }
        }
        let panel = MemberOfPanel(
            networks: entries(found), waiting: entries(open), isKept: isKept, thing: member.thing?.id)
        return Panel("memberOf", panel) { $0.view($1) }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("networks")) { texts("networks.memberOf") }
            if networks.isEmpty { p { texts("networks.memberOf.none") } }
            ul(.class("entries plain")) {
                Markup.group(
                    networks.map { entry($0, [texts($0.membership.type.textKey), $0.membership.since(texts)], texts) })
                Markup.group(waiting.map { entry($0, [texts($0.membership.state.textKey)], texts) })
            }
            if isKept, let thing {
                p(.class("actions")) {
                    a(.class("button"), .href("/memberships/new?member=\(thing)")) {
                        texts("networks.memberships.join")
                    }
                }
            }
        }
    }

    private func entry(_ entry: Entry, _ words: [String?], _ texts: Texts) -> Markup {
        let isDeclared = thing == nil ? texts("networks.declared") : nil
        return li {
            h3 { a(.href(entry.path), .lang(entry.language, on: texts)) { entry.network } }
            p(.class("note")) {
                (words + [isDeclared]).compactMap { $0 }.joined(separator: " · ") + " · "
                a(.href(entry.membership.path)) { texts("networks.membership.how") }
            }
        }
    }
}

extension Member {
    fileprivate var thing: Thing? {
        if case .thing(let thing) = self { thing } else { nil }
    }
}
