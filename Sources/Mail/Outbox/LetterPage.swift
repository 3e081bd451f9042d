import Markup
import Storage
import Web

/// One letter as its reader will have it, with links that work.
struct LetterPage: PageModel {
    let id: PostedLetter.ID
    let to: String
    let subject: String
    let text: String
    let language: Language
    let postedAt: Timestamp

    init(_ letter: PostedLetter) {
        id = letter.id
        to = letter.to.rawValue
        subject = letter.subject
        text = letter.text
        language = letter.language
        postedAt = letter.postedAt
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(subject) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/outbox")) { texts("mail.outbox.title") } }
                    h1(.lang(language.rawValue)) { subject }
                    p(.class("note")) {
                        texts("mail.letter.to", ["address": to]) + ", " + texts.moment(postedAt)
                    }
                }
                if text.isEmpty { p { texts("mail.letter.gone") } }
                Markup.group(paragraphs)
            }
        }
        page.isIndexed = false
        return page
    }

    private var paragraphs: [Markup] {
        text.split(separator: "\n\n").map { paragraph in
            let lines = paragraph.split(separator: "\n", omittingEmptySubsequences: false)
            return p(.lang(language.rawValue)) {
                Markup.group(
                    lines.enumerated().map { .group([$0 == 0 ? .group([]) : br(), LinkedText(line: $1).markup]) })
            }
        }
    }
}
