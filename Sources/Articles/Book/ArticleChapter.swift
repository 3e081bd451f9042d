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
        guard thing.isPicture else { return thing.markup(kinds, texts) }
        guard let picture = pictures[thing.path] else { return p { a(.href(thing.path)) { thing.title } } }
        return figure {
            img(.src(picture.path), .alt(picture.alternative))
            figcaption { picture.credit }
        }
    }
}
