package import Commons
import Hummingbird
package import Storage
package import Web

package struct TerritoryRoutes: Sendable {
    let database: Database
    let panels: Panels

    package init(database: Database, panels: Panels) {
        self.database = database
        self.panels = panels
    }

    package var routes: [Route] {
        [
            .get("territories", for: .anyone, index)
                .told("territories.api.index", .page(TerritoryIndexPage.self)) { _ in .suggesting },
            .get("territories/suggestions", for: .anyone, suggest)
                .told("territories.api.suggest", .matches) { _ in .suggesting },
            .get("territories/:slug", for: .anyone, show).told("territories.api.show", .page(TerritoryPage.self)),
            .get("territories/:slug/parts", for: .anyone, parts)
                .told("territories.api.parts", .page(TerritoryPartsPage.self)) { _ in
                    var query = Submission()
                    _ = TerritoryPartsPage.Question(&query)
                    return query
                },
        ]
    }

    private func index(_ request: Request, _ context: Context) async throws -> Reply {
        var query = try request.queryFields
        let typed = query.line("q", 0...100)
        let texts = context.texts
        let page = try await database.read { tx in try TerritoryIndexPage(matching: typed, texts, in: tx) }
        return .page(page) { $0.view($1) }
    }

    private func suggest(_ request: Request, _ context: Context) async throws -> Reply {
        var query = try request.queryFields
        let typed = query.line("q", 0...100)
        let texts = context.texts
        let found = try await database.read { tx in try Territory.suggestions(matching: typed, in: tx) }
        return .json(found.map { SuggestedTerritory($0, texts) })
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let visit = context.visit
        return try await database.read { tx in
            switch try Territory.find(slug: slug, in: tx) {
            case nil: throw AppError.missing
            case .moved(let path): return .moved(to: path)
            case .territory(let territory):
                let panels = try panels.load(on: .territory, for: territory.id.rawValue, visit: visit, in: tx)
                let page = try TerritoryPage(of: territory, panels: panels, visit.texts.language, in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }

    private func parts(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        var query = try request.queryFields
        let question = TerritoryPartsPage.Question(&query)
        guard let echelon = question.echelon else { throw AppError.missing }
        let language = context.texts.language
        return try await database.read { tx in
            switch try Territory.find(slug: slug, in: tx) {
            case nil: throw AppError.missing
            case .moved(let path): return .moved(to: "\(path)/parts?echelon=\(echelon.rawValue)")
            case .territory(let territory):
                let page = try TerritoryPartsPage(of: territory, echelon, question, language, in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }
}

/// What a field that suggests while typing reads.
struct SuggestedTerritory: Encodable, Sendable {
    let id: Territory.ID
    let name: String
    let detail: String

    init(_ suggestion: Suggestion, _ texts: Texts) {
        id = suggestion.territory.id
        name = suggestion.territory.name(in: texts.language)
        detail = suggestion.detail(in: texts)
    }
}
