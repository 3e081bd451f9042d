import Markdown
package import Markup
package import Storage
package import Web

/// The people who look after a thing, as its page shows them.
package struct KeeperList: Encodable, Sendable {
    let people: [Introduction]
    /// The viewer is one of them, and can change it: nobody changes what was withdrawn.
    package let isKept: Bool
    private let path: String

    private enum CodingKeys: String, CodingKey { case people }

    package init(of thing: Thing, names: Names, for viewer: Viewer?, in tx: Transaction) throws {
        let keepers = try thing.keepers(in: tx)
        let introduced = try names.introduce(keepers, tx)
        people = keepers.compactMap { introduced[$0] }
        isKept = try thing.isInHands(of: viewer, in: tx)
        path = thing.path
    }

    /// - Parameters:
    ///   - title: the key of the heading; `<title>.none` says that nobody does.
    ///   - invite: the key of the button by which a keeper invites another.
    @MarkupBuilder package func markup(title: String, invite: String, _ screen: Screen) -> Markup {
        let texts = screen.texts
        h2(.id("people")) { texts(title) }
        if people.isEmpty {
            p { texts("\(title).none") }
        } else {
            ul(.class("entries plain")) { Markup.group(people.map(entry)) }
        }
        if isKept {
            screen.form(to: "\(path)/invitations", class: "actions") {
                button(.class("button")) { texts(invite) }
                a(.href("\(path)/keepers")) { texts("commons.keepers.look") }
            }
        }
    }

    private func entry(_ person: Introduction) -> Markup {
        li {
            strong { person.name }
            person.words.isEmpty ? Markup.group([]) : Markdown(person.words).markup
        }
    }
}
