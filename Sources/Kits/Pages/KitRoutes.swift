import Commons
package import Files
import HTTPTypes
import Hummingbird
package import Practices
package import Storage
package import Web

/// Where everybody takes a practice away: as a folder in one file, or as a booklet to print.
package struct KitRoutes: Sendable {
    private let database: Database
    private let vocabulary: Vocabulary
    private let store: FileStore

    /// - Parameter store: of the pictures that go with a kit.
    package init(database: Database, vocabulary: Vocabulary, files store: FileStore) {
        self.store = store
        self.database = database
        self.vocabulary = vocabulary
    }

    package var routes: [Route] {
        [
            .get("practices/:slug/kit", for: .anyone, show).told("kits.api.show", .page(KitPage.self)),
            .get("practices/:slug/kit.zip", for: .anyone, download).told("kits.api.file", .file("application/zip")),
            .get("practices/:slug/booklet", for: .anyone, read).told("kits.api.booklet", .page(BookletPage.self)),
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
            headers: [
                .contentDisposition: "attachment; filename*=UTF-8''\(name.percentEncoded)",
                .contentLanguage: context.texts.language.rawValue, .vary: "Accept-Language, Cookie",
                .cacheControl: "private, no-cache",
            ])
    }

    private func read(_ request: Request, _ context: Context) async throws -> Reply {
        let kit = try await kit(context)
        return .page(BookletPage(kit, context.texts, vocabulary, context.visit.site)) { $0.view($1) }
    }

    private func kit(_ context: Context) async throws -> Kit {
        let slug = try context.parameter("slug")
        let language = context.texts.language
        return try await database.read { tx in
            try Kit(of: try Thing.require(.practice, at: slug, for: context.viewer, in: tx), in: language, tx)
        }
    }
}
