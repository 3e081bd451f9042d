import Commons
import Hummingbird
import Storage
import Territories
import Web

/// News and feeds of whatever can be followed, for everybody; and all that somebody follows, for them.
struct NewsRoutes: Sendable {
    let database: Database
    let world: World

    var routes: [Route] {
        [.get("news", for: .contributor, own).told("following.api.news", .page(NewsPage.self)) { _ in Self.paging }]
            + FollowedKind.allCases.flatMap { kind -> [Route] in
                let path =
                    kind == .search ? "search" : kind == .territory ? "territories/:slug" : "\(kind.rawValue)s/:slug"
                return [
                    .get("\(path)/news", for: .anyone) { try await show(kind, $0, $1) }
                        .told("following.api.newsOf", .page(NewsPage.self)) { _ in Self.asking(kind) }
                ]
                    + FeedForm.allCases.map { form in
                        .get("\(path)/\(form.file)", for: .anyone) { try await feed(kind, form, $0, $1) }
                            .told("following.api.feed", .file(form.type)) { _ in Self.asking(kind) }
                    }
            }
    }

    private static var paging: Submission {
        var query = Submission()
        _ = query.line("after", 0...120)
        return query
    }

    private static func asking(_ kind: FollowedKind) -> Submission {
        var query = paging
        if kind == .search { _ = query.line("search", 1...1_000) }
        return query
    }

    private func own(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let place = try place(request)
        let page = try await database.read { tx in
            let subjects = try Follow.all(of: viewer.id, in: tx).compactMap {
                try FollowedSubject.find($0.kind, $0.subject, context.texts, in: tx)
            }
            let news = try News.latest(of: subjects, after: place, limit: NewsPage.length, in: tx)
            var page = NewsPage(news, of: nil)
            page.followsAny = !subjects.isEmpty
            return page
        }
        return .page(page) { $0.view($1) }
    }

    private func show(_ kind: FollowedKind, _ request: Request, _ context: Context) async throws -> Reply {
        let place = try place(request)
        let name = try name(kind, request, context)
        return try await database.read { tx in
            switch try subject(kind, name, context.texts, tx) {
            case .moved(let path): return .moved(to: "\(path)/news")
            case .subject(let subject):
                let news = try News.latest(of: [subject], after: place, limit: NewsPage.length, in: tx)
                return .page(NewsPage(news, of: subject)) { $0.view($1) }
            }
        }
    }

    private func feed(
        _ kind: FollowedKind, _ form: FeedForm, _ request: Request, _ context: Context
    ) async throws -> Reply {
        let place = try place(request)
        let name = try name(kind, request, context)
        let visit = context.visit
        return try await database.read { tx in
            switch try subject(kind, name, context.texts, tx) {
            case .moved(let path): return .moved(to: "\(path)/\(form.file)")
            case .subject(let subject):
                let news = try News.latest(of: [subject], after: place, limit: Feed.length, in: tx)
                let feed = Feed(subject, news, after: place, on: visit.site, visit.texts)
                return .feed(try form.bytes(of: feed), type: form.type)
            }
        }
    }

    private enum Named {
        case subject(FollowedSubject)
        case moved(to: String)
    }

    private func name(_ kind: FollowedKind, _ request: Request, _ context: Context) throws -> String {
        kind == .search ? try request.queryFields.shown("search") : try context.parameter("slug")
    }

    /// What is not shown to everybody has no news.
    private func subject(
        _ kind: FollowedKind, _ name: String, _ texts: Texts, _ tx: Transaction
    ) throws -> Named {
        switch kind {
        case .search:
            guard let search = FollowedSearch(name) else { throw AppError.missing }
            return .subject(FollowedSubject(search, texts))
        case .territory:
            switch try Territory.find(slug: name, in: tx) {
            case nil: throw AppError.missing
            case .moved(let path): return .moved(to: path)
            case .territory(let territory):
                let found = try FollowedSubject.find(.territory, territory.id.rawValue, texts, in: tx)
                return .subject(try found ?? { throw AppError.missing }())
            }
        case .practice, .replication, .organization, .network:
            switch try Thing.find(Kind(rawValue: kind.rawValue), at: name, for: nil, in: tx) {
            case .moved(let path): return .moved(to: path)
            case .thing(let thing): return .subject(try FollowedSubject(thing, kind, texts.language, in: tx))
            }
        }
    }

    private func place(_ request: Request) throws -> NewsPlace? {
        let text = try request.queryFields.shown("after")
        guard !text.isEmpty else { return nil }
        guard let place = NewsPlace(text) else { throw AppError.missing }
        return place
    }
}
