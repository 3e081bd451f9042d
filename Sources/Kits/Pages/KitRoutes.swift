import Books
import Commons
package import Files
import HTTPTypes
import Hummingbird
package import Practices
package import Storage
package import Typesetting
package import Web

/// Where everybody takes a practice away: as a folder in one file, or as a booklet to print.
package struct KitRoutes: Sendable {
    private let database: Database
    private let vocabulary: Vocabulary
    private let store: FileStore
    private let typesetter: Typesetter

    /// - Parameter store: of the pictures that go with a kit.
    package init(database: Database, vocabulary: Vocabulary, files store: FileStore, typesetter: Typesetter) {
        (self.store, self.typesetter) = (store, typesetter)
        self.database = database
        self.vocabulary = vocabulary
    }

    package var routes: [Route] {
        [
            .get("practices/:slug/kit", for: .anyone, show).told("kits.api.show", .page(KitPage.self)),
            .get("practices/:slug/kit.zip", for: .anyone, download).told("kits.api.file", .file("application/zip")),
            .get("practices/:slug/booklet", for: .anyone, read).told("kits.api.booklet", .page(BookletPage.self)),
            .get("practices/:slug/booklet.epub", for: .anyone, bind).told("kits.api.epub", .file(EPUB.type)),
            .get("practices/:slug/booklet.pdf", for: .anyone, typeset).told("kits.api.pdf", .file(Typesetter.type)),
            .get("practices/:slug/booklet.txt", for: .anyone, write).told("kits.api.plain", .file(PlainBook.type)),
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let kit = try await kit(context)
        let crate = KitCrate(kit, context.texts, vocabulary, context.visit.site, files: store)
        return .page(KitPage(crate)) { $0.view($1) }
    }

    private func download(_ request: Request, _ context: Context) async throws -> Reply {
        let kit = try await kit(context)
        let crate = KitCrate(kit, context.texts, vocabulary, context.visit.site, files: store)
        let name = "\(context.texts("kits.file"))-\(kit.practice.slug).zip"
        return .bytes(
            try crate.archive(), type: "application/zip",
            headers: .takenAway(as: name, context))
    }

    /// The booklet as a book.
    private func bind(_ request: Request, _ context: Context) async throws -> Reply {
        let kit = try await kit(context)
        let site = context.visit.site
        let booklet = BookletPage(kit, context.texts, vocabulary, site)
        let name = "\(kit.practice.slug).epub"
        return .bytes(
            try EPUB(Book(booklet, kit, context.texts, site, files: store)).archive(), type: EPUB.type,
            headers: .takenAway(as: name, context))
    }

    /// The booklet laid out on paper.
    private func typeset(_ request: Request, _ context: Context) async throws -> Reply {
        let kit = try await kit(context)
        let site = context.visit.site
        let booklet = BookletPage(kit, context.texts, vocabulary, site)
        return try await typesetter.reply(
            Book(booklet, kit, context.texts, site, files: store), named: kit.practice.slug, context)
    }

    /// The booklet as words.
    private func write(_ request: Request, _ context: Context) async throws -> Reply {
        let kit = try await kit(context)
        let site = context.visit.site
        let booklet = BookletPage(kit, context.texts, vocabulary, site)
        let text = PlainBook(Book(booklet, kit, context.texts, site, files: store))
        return .bytes(text.bytes, type: PlainBook.type, headers: .takenAway(as: nil, context))
    }

    private func read(_ request: Request, _ context: Context) async throws -> Reply {
        let kit = try await kit(context)
        var page = BookletPage(kit, context.texts, vocabulary, context.visit.site)
        page.isPrinted = typesetter.isThere
        return .page(page) { $0.view($1) }
    }

    private func kit(_ context: Context) async throws -> Kit {
        let slug = try context.parameter("slug")
        let language = context.texts.language
        return try await database.read { tx in
            try Kit(of: try Thing.require(.practice, at: slug, for: context.viewer, in: tx), in: language, tx)
        }
    }
}
