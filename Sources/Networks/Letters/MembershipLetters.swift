import Accounts
import Commons
import Mail
import Storage
import Web

/// Letters about a membership, to the side that did not act, in their reader's language and the node's own wording.
///
/// The texts are `networks.letter.<state>.subject` and `networks.letter.<state>.text`.
struct MembershipLetters: Sendable {
    let site: Site
    let catalog: TextCatalog
    let world: World

    /// Whoever acts for both sides needs no letter; a side that somebody acts for is not written to.
    func tell(
        _ membership: Membership, _ member: Member, _ network: Thing, by viewer: Viewer, in tx: Transaction
    ) throws {
        var readers: Set<Person.ID> = []
        var sides = [network]
        if case .thing(let thing) = member { sides.append(thing) }
        for side in sides {
            let keepers = try side.keepers(in: tx)
            if !keepers.contains(viewer.id) { readers.formUnion(keepers) }
        }
        guard try !readers.isEmpty && !isInsistent(membership, member, in: tx) else { return }
        for account in try Account.find(readers.sorted(), in: tx).sorted(by: { $0.id < $1.id })
        where !account.isClosed && !account.isSuspended {
            try Outbox.post(letter(membership, member, network, to: account), world: world, in: tx)
        }
    }

    /// Who asks, takes it back and asks again writes to nobody any more that day.
    private func isInsistent(_ membership: Membership, _ member: Member, in tx: Transaction) throws -> Bool {
        let dayAgo = world.now() - .seconds(86_400)
        let asked: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM memberships m
            WHERE m.network_id = \(membership.network) AND \(member.condition) AND m.asked_at > \(dayAgo)
            """)
        return (asked ?? 0) > Self.mostInADay
    }

    private static let mostInADay = 3

    private func letter(
        _ membership: Membership, _ member: Member, _ network: Thing, to account: Account
    ) -> Letter {
        let language = account.language
        let texts = Texts(language, catalog: catalog, overrides: site.wording[language] ?? [:])
        let values = ["site": site.name, "member": member.name(in: language), "network": network.title]
        let kind = "networks.letter.\(membership.state.rawValue)"
        let words = membership.state.isWaiting ? membership.note : membership.reason
        let text =
            [texts("networks.letter.greeting"), texts("\(kind).text", values)]
            + (words.isEmpty ? [] : [words])
            + [site.address + membership.path, texts("networks.letter.farewell", values)]
        return Letter(
            to: account.email, subject: texts("\(kind).subject", values), text: text.joined(separator: "\n\n"),
            language: language)
    }
}
