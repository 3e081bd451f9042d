import Books
import Commons
import Markdown
import Markup
import Web

/// The text of an article within a book, where images lie beside it.
struct ArticleChapter {
    let body: ArticleBody
    /// By the path of each medium.
    let pictures: [String: Book.Picture]
    let kinds: Kinds
    let texts: Texts

    var markup: Markup {
        .group(
            body.blocks.map { block in
                switch block {
                case .text(let source): Markdown(source, under: 1).markup
                case .things(let things): .group(things.map(shown))
                }
            })
    }

    private func shown(_ thing: EmbeddedThing) -> Markup {
        switch thing.shape {
        case .chart(let chart): link(to: chart.page(of: thing.path), chart.words(thing.title, texts))
        case .picture:
            pictures[thing.path].map { picture in
                figure {
                    img(.src(picture.path), .alt(picture.alternative))
                    figcaption { picture.credit }
                }
            } ?? link(to: thing.path, thing.title)
        case .replication, .card: thing.markup(kinds, texts)
        }
    }

    /// What is heard, watched or drawn is not in a book: where it is stands there.
    private func link(to path: String, _ words: String) -> Markup { p { a(.href(path)) { words } } }
}
