import Foundation
import Hummingbird
package import Storage
package import Web

/// What programs are told: a page that explains, a description that they read, the words of the linked data.
package struct APIRoutes: Sendable {
    let told: [Route]
    let database: Database
    let catalog: TextCatalog
    let version: String
    let context: [UInt8]

    /// - Parameter routes: all others of the node.
    package init(_ routes: [Route], database: Database, catalog: TextCatalog, version: String) throws {
        guard let url = Bundle.module.url(forResource: "essaim", withExtension: "jsonld", subdirectory: "Contexts")
        else { throw Missing() }
        context = [UInt8](try Data(contentsOf: url))
        told = routes.filter { !$0.isForPeople }
        self.database = database
        self.catalog = catalog
        self.version = version
    }

    package var routes: [Route] {
        [
            .get("api", for: .anyone, explain).told("api.api.page", .page(APIPage.self)),
            .get("openapi.json", for: .anyone, describe).told("api.api.description", .file("application/json")),
            .get("contexts/essaim.jsonld", for: .anyone, words)
                .told("api.api.context", .file("application/ld+json")),
        ]
    }

    private func explain(_ request: Request, _ context: Context) async throws -> Reply {
        let page = try await database.read { tx in
            APIPage(try operations(in: tx), texts: context.texts)
        }
        return .page(page) { $0.view($1) }
    }

    /// In English: it is read by programs, and by people who write them anywhere.
    private func describe(_ request: Request, _ context: Context) async throws -> Reply {
        let site = context.visit.site
        let operations = try await database.read { tx in try self.operations(in: tx) }
        let description = Description(
            operations, texts: Texts(.en, catalog: catalog), name: site.name, address: site.address, version: version)
        return .json(description.json)
    }

    private func words(_ request: Request, _ context: Context) async throws -> Reply {
        .bytes(
            self.context, type: Format.jsonLD.type,
            headers: [.cacheControl: "public, max-age=86400"])
    }

    private func operations(in tx: Transaction) throws -> [Operation] {
        try (told + routes).compactMap { route in try Operation(route, in: tx) }
    }

    package struct Missing: Error {}
}
