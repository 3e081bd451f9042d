import Commons
import Markdown
import Markup
import Storage
import Web

/// The meetings of a network on its page: those to come, then those that were.
struct MeetingList {
    let meetings: [Meeting]
    let network: Thing
    let isKept: Bool

    func markup(_ screen: Screen) -> Markup {
        guard !meetings.isEmpty || isKept else { return .group([]) }
        let texts = screen.texts
        let today = CivilDate(screen.now)
        let coming = meetings.filter { !today.isAfter($0.date) }.reversed()
        let past = meetings.filter { today.isAfter($0.date) }
        return section(.class("section")) {
            h2(.id("meetings")) { texts("networks.meetings") }
            if meetings.isEmpty { p { texts("networks.meetings.none") } }
            list("coming", Array(coming), screen)
            list("past", past, screen)
            if isKept {
                p(.class("actions")) {
                    a(.class("button"), .href("\(network.path)/meetings/new")) { texts("networks.meetings.plan") }
                }
            }
        }
    }

    private func list(_ name: String, _ meetings: [Meeting], _ screen: Screen) -> Markup {
        guard !meetings.isEmpty else { return .group([]) }
        return .group([
            h3 { screen.texts("networks.meetings.\(name)") },
            ul(.class("entries plain")) { Markup.group(meetings.map { entry($0, screen) }) },
        ])
    }

    private func entry(_ meeting: Meeting, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let isCancelled = meeting.cancelledAt != nil
        return li {
            h4(.lang(network.language, on: texts)) { meeting.title }
            p(.class("note")) {
                time(.datetime(meeting.date.rawValue)) { texts.date(meeting.date) }
                meeting.place.isEmpty ? "" : " · \(meeting.place)"
                isCancelled ? " · " + texts("networks.meetings.cancelled") : ""
            }
            if !meeting.notes.isEmpty { div(.lang(network.language, on: texts)) { Markdown(meeting.notes).markup } }
            if isKept, !isCancelled {
                screen.form(to: "\(network.path)/meetings/\(meeting.id)/cancellations", class: "actions") {
                    button(.class("button link")) { texts("networks.meetings.cancel") }
                }
            }
        }
    }
}
