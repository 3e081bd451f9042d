import Commons
import Markup
import Web

extension Voices {
    /// A section for each theme, and one for what nobody has read yet.
    ///
    /// - Parameter isCounted: each theme says of how many places it is heard.
    func markup(_ texts: Texts, isCounted: Bool = false) -> Markup {
        .group([
            isCut
                ? section(.class("section")) {
                    p(.class("note")) { texts("testimonies.voices.cut", ["most": texts.number(Self.most)]) }
                } : .group([]),
            .group(themes.map { list($0, isCounted, texts) }),
            unread.isEmpty
                ? .group([])
                : section(.class("section"), .id("unread")) {
                    h2 { texts("testimonies.voices.unread") }
                    entries(unread, texts)
                },
        ])
    }

    /// A theme is named in the language of those who read it.
    private func list(_ theme: Theme, _ isCounted: Bool, _ texts: Texts) -> Markup {
        section(.class("section"), .id(theme.key)) {
            h2(.lang(theme.voices.first?.testimony.language ?? texts.language.rawValue, on: texts)) { theme.name }
            if isCounted { p(.class("note")) { texts("testimonies.together.places", count: theme.places) } }
            entries(theme.voices, texts)
        }
    }

    private func entries(_ voices: [Voice], _ texts: Texts) -> Markup {
        ul(.class("entries plain")) { Markup.group(voices.map { $0.entry(texts) }) }
    }
}

extension Voices.Voice {
    fileprivate func entry(_ texts: Texts) -> Markup {
        li {
            element("blockquote", .lang(testimony.language, on: texts)) {
                p { a(.href(path)) { texts("testimonies.quoted", ["words": quote]) } }
            }
            p(.class("note")) {
                span(.lang(testimony.language, on: texts)) { speaker }
                " · "
                a(.href(place.path), .lang(place.language, on: texts)) { place.title }
            }
        }
    }
}
