import Books
import Commons
import Files
import HTTPTypes
import Hummingbird
import Storage
import Typesetting
import Web

/// Where an article is taken away, to be read elsewhere.
struct ArticleBookRoutes: Sendable {
    let database: Database
    let kinds: Kinds
    let store: FileStore
    let typesetter: Typesetter

    var routes: [Route] {
        [
            .get("articles/:slug/article.pdf", for: .anyone, typeset).told("articles.api.pdf", .file(Typesetter.type)),
            .get("articles/:slug/article.epub", for: .anyone, bind).told("articles.api.epub", .file(EPUB.type)),
            .get("articles/:slug/article.txt", for: .anyone, write).told("articles.api.plain", .file(PlainBook.type)),
        ]
    }

    private func typeset(_ request: Request, _ context: Context) async throws -> Reply {
        let (book, name) = try await book(context)
        return try await typesetter.reply(book, named: name, context)
    }

    private func bind(_ request: Request, _ context: Context) async throws -> Reply {
        let (book, name) = try await book(context)
        return .bytes(
            try EPUB(book).archive(), type: EPUB.type, headers: .takenAway(as: "\(name).epub", context))
    }

    private func write(_ request: Request, _ context: Context) async throws -> Reply {
        let (book, _) = try await book(context)
        return .bytes(PlainBook(book).bytes, type: PlainBook.type, headers: .takenAway(as: nil, context))
    }

    private func book(_ context: Context) async throws -> (Book, name: String) {
        let slug = try context.parameter("slug")
        let (site, texts) = (context.visit.site, context.texts)
        let article = try await database.read { tx in
            let thing = try Thing.require(.article, at: slug, for: context.viewer, in: tx)
            return try ArticleBook(thing, kinds, site: site, texts.language, in: tx)
        }
        return (article.book(texts, site, kinds, files: store), article.thing.slug)
    }
}
