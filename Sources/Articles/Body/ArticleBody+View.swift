import Commons
import Markdown
import Markup
import Media
import Replications
import Territories
import Web

extension ArticleBody {
    /// - Parameter kinds: what cards are called.
    func markup(_ kinds: Kinds, _ texts: Texts) -> Markup {
        .group(
            blocks.map { block in
                switch block {
                case .text(let source): Markdown(source).markup
                case .things(let things): Self.figures(things, kinds, texts)
                }
            })
    }

    /// Images that follow one another are a gallery.
    private static func figures(_ things: [EmbeddedThing], _ kinds: Kinds, _ texts: Texts) -> Markup {
        let pictures = things.filter(\.isPicture)
        guard pictures.count > 1, pictures.count == things.count else {
            return .group(things.map { $0.markup(kinds, texts) })
        }
        return ul(.class("gallery")) { Markup.group(pictures.map { one in li { one.markup(kinds, texts) } }) }
    }
}

extension EmbeddedThing {
    /// Several of these in a row are a gallery.
    var isPicture: Bool { if case .picture(let picture, _) = shape { picture.kind == .image } else { false } }

    func markup(_ kinds: Kinds, _ texts: Texts) -> Markup {
        switch shape {
        case .picture(let picture, let authors):
            figure {
                picture.inPlace(texts, sizes: "(min-width: 44rem) 44rem, 100vw")
                MediumCredit(title: title, path: path, language: language, authors: authors, licence: licence)
                    .markup(texts)
            }
        case .chart(let chart):
            figure(.class("whole")) {
                // On a narrow screen it is small: its page draws it as large as it has to be.
                a(.href(chart.page(of: path)), .ariaLabel(chart.words(title, texts))) {
                    img(.class("chart"), .src(chart.drawing(of: path)), .alt(""), Attribute("loading", "lazy"))
                }
                figcaption { a(.href(chart.page(of: path))) { chart.words(title, texts) } }
            }
        case .replication(let entry):
            card(.replication, kinds, texts) {
                let place = entry.territory?.label
                p(.class("note")) { [entry.stateText(texts), place].compactMap { $0 }.joined(separator: " · ") }
            }
        case .card(let kind, let summary):
            card(kind, kinds, texts) {
                if !summary.isEmpty { p(.lang(language, on: texts)) { summary } }
            }
        }
    }

    private func card(
        _ kind: Kind, _ kinds: Kinds, _ texts: Texts, @MarkupBuilder _ content: () -> Markup
    ) -> Markup {
        div(.class("notice")) {
            p {
                span(.class("kind")) { kinds.name(kind, texts) + " " }
                strong { link(texts) }
            }
            content()
        }
    }

    private func link(_ texts: Texts) -> Markup { a(.href(path), .lang(language, on: texts)) { title } }
}
