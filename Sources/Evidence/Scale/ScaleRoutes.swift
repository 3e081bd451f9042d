import Commons
import Hummingbird
import Practices
import Storage
import Web

/// Is there a right scale? Of one practice, and across practices.
struct ScaleRoutes: Sendable {
    let database: Database

    var routes: [Route] {
        [
            .get("practices/:slug/scale", for: .anyone, show)
                .told("evidence.api.scale", .page(ScalePage.self)),
            .get("scale", for: .anyone, across).told("evidence.api.across", .page(AcrossPage.self)),
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let (slug, language) = (try context.parameter("slug"), context.texts.language)
        return try await database.read { tx in
            switch try Thing.find(.practice, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: "\(path)/scale")
            case .thing(let practice):
                let page = try ScalePage(of: practice, language, in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }

    private func across(_ request: Request, _ context: Context) async throws -> Reply {
        let language = context.texts.language
        return try await database.read { tx in
            let page = try AcrossPage(language, in: tx)
            return .page(page) { $0.view($1) }
        }
    }
}
