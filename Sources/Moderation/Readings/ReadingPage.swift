import Commons
import Markup
import Storage
import Web

/// A first contribution, for the moderator who reads it.
struct ReadingPage: PageModel {
    let thing: Thing
    let reading: CasePage.Reading
    let author: String?
    /// The viewer keeps it, so somebody else decides.
    let isOwn: Bool
    private var form: DecisionForm

    private enum CodingKeys: CodingKey {
        case thing, reading, author, isOwn
    }

    init(thing: Thing, reading: CasePage.Reading, author: String?, isOwn: Bool, form: DecisionForm) {
        self.thing = thing
        self.reading = reading
        self.author = author
        self.isOwn = isOwn
        self.form = form
    }

    /// The same page with a form that came back.
    func with(_ form: DecisionForm) -> ReadingPage {
        var copy = self
        copy.form = form
        return copy
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(thing.title) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/moderation/readings")) { texts("moderation.readings") } }
                    h1 { thing.title }
                    dl(.class("facts across")) {
                        fact(texts("moderation.readings.author")) { author ?? texts("commons.somebody") }
                        fact(texts("moderation.queue.age")) { age(since: thing.updatedAt, screen) }
                    }
                }
                dl(.class("facts"), .lang(thing.language)) {
                    Markup.group(reading.fields.map { field in fact(texts(field.key)) { Lines(field.text).markup } })
                }
                div(.class("margin")) { p(.class("note")) { texts("moderation.case.freedom") } }
            }
            section(.class("section")) {
                h2 { texts("moderation.decision.title") }
                isOwn
                    ? div(.class("notice care")) { p { texts("moderation.error.ownPage") } }
                    : form.markup(to: "/moderation/readings/\(thing.id)/decisions", screen)
            }
        }
        page.isIndexed = false
        return page
    }
}
