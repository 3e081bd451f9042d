import Markup
import Storage
import Web

/// The browsers that a person is signed in with.
struct SessionsPage: PageModel {
    struct Line: Encodable, Sendable {
        let id: Session.ID
        let device: String
        let since: Timestamp
        let seenAt: Timestamp
        let isThisOne: Bool
    }

    let lines: [Line]

    init(_ sessions: [Session], present id: String) {
        lines = sessions.map { session in
            Line(
                id: session.id, device: session.device, since: session.createdAt, seenAt: session.seenAt,
                isThisOne: session.id.rawValue == id)
        }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("accounts.sessions.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/profile")) { texts("accounts.profile.title") } }
                    h1 { texts("accounts.sessions.title") }
                    p(.class("lead")) { texts("accounts.sessions.lead") }
                }
                ul(.class("entries plain")) { Markup.group(lines.map { entry($0, screen) }) }
                if lines.count > 1 {
                    screen.form(to: "/profile/sessions/endings", class: "actions") {
                        button(.class("button main")) { texts("accounts.sessions.endOthers") }
                    }
                }
            }
        }
        page.isIndexed = false
        return page
    }

    private func entry(_ line: Line, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let device = line.device.isEmpty ? texts("accounts.sessions.unknown") : line.device
        return li {
            h2 { device }
            p(.class("note")) {
                texts(
                    "accounts.sessions.times", ["since": texts.date(line.since), "seen": texts.moment(line.seenAt)])
            }
            if line.isThisOne {
                p(.class("note")) { texts("accounts.sessions.thisOne") }
            } else {
                screen.form(to: "/profile/sessions/\(line.id)/endings", class: "actions") {
                    button(.class("button link"), .ariaLabel(texts("accounts.sessions.endThis", ["device": device]))) {
                        texts("accounts.sessions.end")
                    }
                }
            }
        }
    }
}
