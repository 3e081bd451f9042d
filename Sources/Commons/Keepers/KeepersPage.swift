import Markup
import Storage
import Web

/// Who looks after a thing and who is invited to, for those who do: invitations are taken back, and one may leave.
struct KeepersPage: PageModel {
    struct Keeper: Encodable, Sendable {
        let name: String
        let since: Timestamp
        let isViewer: Bool
    }

    let thing: Thing
    let keepers: [Keeper]
    let invitations: [Invitation]

    init(of thing: Thing, names: Names, for viewer: Viewer, at now: Timestamp, in tx: Transaction) throws {
        try thing.requireKeeper(viewer, in: tx)
        let found = try Keepership.all(of: thing, in: tx)
        let called = try names.find(found.map(\.person), tx)
        self.thing = thing
        keepers = found.map {
            Keeper(name: called[$0.person] ?? "–", since: $0.since, isViewer: $0.person == viewer.id)
        }
        invitations = try Invitation.open(of: thing, at: now, in: tx)
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("commons.keepers.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path)) { thing.title } }
                    h1 { texts("commons.keepers.title") }
                    p(.class("lead")) { texts("commons.keepers.lead") }
                }
                ul(.class("entries plain")) { Markup.group(keepers.map { keeper($0, texts) }) }
                if !invitations.isEmpty {
                    h2 { texts("commons.keepers.invitations") }
                    ul(.class("entries plain")) { Markup.group(invitations.map { invitation($0, screen) }) }
                }
                if keepers.contains(where: \.isViewer) { leaving(screen) }
            }
        }
        page.isIndexed = false
        return page
    }

    private func keeper(_ keeper: Keeper, _ texts: Texts) -> Markup {
        li {
            strong { keeper.name }
            p(.class("note")) { texts("commons.keepers.since", ["date": texts.date(keeper.since)]) }
        }
    }

    private func invitation(_ invitation: Invitation, _ screen: Screen) -> Markup {
        let texts = screen.texts
        return li {
            p { texts("commons.keepers.invitation", ["date": texts.date(invitation.expiresAt)]) }
            screen.form(to: "\(thing.path)/invitations/\(invitation.id.rawValue)/withdrawals", class: "actions") {
                button(.class("button")) { texts("commons.keepers.withdraw") }
            }
        }
    }

    private func leaving(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            h2 { texts("commons.keepers.leaving") },
            p { texts(keepers.count == 1 ? "commons.keepers.leaving.last" : "commons.keepers.leaving.meaning") },
            screen.form(to: "\(thing.path)/departures", class: "actions") {
                button(.class("button")) { texts("commons.keepers.leave") }
            },
        ])
    }
}
