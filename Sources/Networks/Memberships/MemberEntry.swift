import Cartography
import Commons
import Markup
import Organizations
import Replications
import Storage
import Territories
import Web

/// A member as lists and maps show it.
struct MemberEntry: Sendable, Encodable {
    let membership: Membership
    let title: String
    let summary: String
    let path: String
    /// BCP 47 tag of the title.
    let language: String
    let isFictional: Bool
    /// Nobody looks after its page any more.
    let isLeft: Bool
    /// Where it is; nil for a network.
    let territory: TerritoryLink?
    /// Of a replication.
    let state: ReplicationState?

    static func all(_ memberships: [Membership], _ language: Language, in tx: Transaction) throws -> [MemberEntry] {
        let things = try Thing.find(memberships.compactMap(\.thing), in: tx)
        let replications = try replications(memberships, language, in: tx)
        let homes = try Organizations.territories(
            of: memberships.filter { $0.kind == .organization }.compactMap(\.thing), in: tx)
        let places = memberships.compactMap(\.territory) + homes.values
        let links = try TerritoryLink.find(places, language: language, in: tx)
        return memberships.compactMap { membership in
            if let id = membership.territory { return links[id].map { MemberEntry(membership, $0, language) } }
            guard let id = membership.thing, let thing = things[id] else { return nil }
            let replication = replications[id]
            let territory = replication?.territory ?? homes[id].flatMap { links[$0] }
            return MemberEntry(membership, thing, territory, replication?.state)
        }
    }

    private static func replications(
        _ memberships: [Membership], _ language: Language, in tx: Transaction
    ) throws -> [Thing.ID: ReplicationEntry] {
        let ids = memberships.filter { $0.kind == .replication }.compactMap(\.thing)
        guard !ids.isEmpty else { return [:] }
        let found = try ReplicationEntry.all(
            where: "t.id IN \(list: ids)", limit: ids.count, language: language, in: tx)
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    private init(_ membership: Membership, _ thing: Thing, _ territory: TerritoryLink?, _ state: ReplicationState?) {
        self.membership = membership
        (title, summary, path, language) = (thing.title, thing.summary, thing.path, thing.language)
        (isFictional, isLeft) = (thing.isFictional, thing.leftAt != nil)
        self.territory = territory
        self.state = state
    }

    private init(_ membership: Membership, _ link: TerritoryLink, _ language: Language) {
        self.membership = membership
        (title, summary, path, self.language) = (link.label, "", link.path, language.rawValue)
        (isFictional, isLeft, state) = (false, false, nil)
        territory = link
    }

    /// Its place on a map.
    func place(_ texts: Texts) -> MapPlace? {
        guard let territory else { return nil }
        return MapPlace(
            title: title, path: path, mark: state?.mark ?? .place,
            state: texts(state?.textKey ?? membership.kind.textKey), location: territory.label,
            since: membership.begins?.rawValue,
            position: territory.position.map { ($0.latitude, $0.longitude) },
            kilometres: territory.precision.kilometres, language: language)
    }

    /// - Parameter isUnderTitle: no heading stands between it and the title of the page.
    func entry(_ texts: Texts, isUnderTitle: Bool = false) -> Markup {
        let name = a(.href(path), .lang(language, on: texts)) { title }
        return li {
            isUnderTitle ? h2 { name } : h3 { name }
            if !summary.isEmpty { p(.lang(language, on: texts)) { summary } }
            p(.class("note")) { note(texts) }
        }
    }

    private func note(_ texts: Texts) -> Markup {
        let parts = [
            texts(membership.type.textKey), membership.since(texts),
            territory.flatMap { $0.path == path ? nil : $0.label },
            membership.kind == .territory ? texts("networks.declared") : nil,
            isLeft ? texts("networks.left") : nil, isFictional ? texts("networks.fictional") : nil,
        ]
        return .group([
            .text(parts.compactMap { $0 }.joined(separator: " · ") + " · "),
            a(.href(membership.path)) { texts("networks.membership.how") },
        ])
    }
}

extension Membership {
    func since(_ texts: Texts) -> String? {
        begins.map { texts("networks.since", ["date": texts.date($0)]) }
    }
}
