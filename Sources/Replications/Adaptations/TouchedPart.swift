import Markup
import Practices
import Web

/// A part of the practice that an adaptation touches, in the words of the practice.
struct TouchedPart: Encodable, Sendable {
    let id: String
    let kind: PartKind
    let text: String
    /// BCP 47 tag of the text.
    let language: String
    let change: PartChange.Act

    init(_ part: Part, _ change: PartChange.Act, language: String) {
        id = part.id
        kind = part.kind
        text = part.text
        self.language = language
        self.change = change
    }

    func view(_ texts: Texts) -> Markup {
        li {
            span(.class("note")) { texts(change.textKey) + " " }
            span(.lang(language, on: texts)) { text }
        }
    }
}
