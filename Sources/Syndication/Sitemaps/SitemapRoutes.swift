import Commons
import Hummingbird
import Storage
import Web

/// For search engines: what they may read, and where everything is.
struct SitemapRoutes: Sendable {
    let database: Database
    /// Those that have pages of their own.
    let kinds: [Kind]

    var routes: [Route] {
        [
            .get("robots.txt", for: .anyone, robots).told("syndication.api.robots", .file("text/plain")),
            .get("sitemap.xml", for: .anyone, index).told("syndication.api.sitemap", .file(Sitemap.type)),
            .get("opensearch.xml", for: .anyone, searches)
                .told("syndication.api.search", .file(SearchDescription.type)),
            .get("sitemaps/pages.xml", for: .anyone, pages).told("syndication.api.pages", .file(Sitemap.type)),
            .get("sitemaps/:folder/:first", for: .anyone, list).told("syndication.api.list", .file(Sitemap.type)),
        ]
    }

    /// Forms and answers to searches are endless and of no use there.
    private func robots(_ request: Request, _ context: Context) async throws -> Reply {
        let closed = ["/search?", "/session", "/accounts", "/profile", "/reports", "/embedding", "/moderation/"]
        let lines =
            ["User-agent: *"] + closed.map { "Disallow: \($0)" }
            + ["", "Sitemap: \(context.visit.site.address)/sitemap.xml", ""]
        return .feed(Array(lines.joined(separator: "\n").utf8), type: "text/plain; charset=utf-8")
    }

    private func searches(_ request: Request, _ context: Context) async throws -> Reply {
        let description = SearchDescription(site: context.visit.site, texts: context.texts)
        return .feed(description.bytes, type: SearchDescription.type)
    }

    private func index(_ request: Request, _ context: Context) async throws -> Reply {
        let parts = try await database.read { tx in
            try kinds.map { ($0, try Thing.landmarks($0, every: Sitemap.length, in: tx)) }
        }
        return .feed(Sitemap(site: context.visit.site).index(parts), type: Sitemap.type)
    }

    private func pages(_ request: Request, _ context: Context) async throws -> Reply {
        let site = context.visit.site
        let paths = ["/", "/about", "/open-data"] + site.navigation.map(\.path)
        return .feed(Sitemap(site: site).pages(paths), type: Sitemap.type)
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let (folder, file) = (try context.parameter("folder"), try context.parameter("first"))
        guard let kind = kinds.first(where: { $0.folder == folder }), file.hasSuffix(".xml"),
            let first = Thing.ID(rawValue: String(file.dropLast(4)))
        else { throw AppError.missing }
        let things = try await database.read { tx in
            try Thing.published(kind, from: first, limit: Sitemap.length, in: tx)
        }
        guard !things.isEmpty else { throw AppError.missing }
        return .feed(Sitemap(site: context.visit.site).things(things), type: Sitemap.type)
    }
}
