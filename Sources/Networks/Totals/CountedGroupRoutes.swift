import Commons
import Hummingbird
package import Storage
import Territories
package import Web

/// The same question of a network, of a territory, or of a chosen set of networks.
package struct CountedGroupRoutes<Model: PageModel>: Sendable {
    package typealias Answer =
        @Sendable (CountedGroup, _ query: Submission, Context, Transaction) throws -> (
            model: Model, view: @Sendable (Model, Screen) -> Page
        )

    private let part: String
    private let database: Database
    private let answer: Answer

    /// So many networks are counted together at most.
    private var mostChosen: Int { 50 }

    /// - Parameter part: what is asked, after `totals` in the address; empty of the totals themselves.
    package init(_ part: String = "", database: Database, answer: @escaping Answer) {
        self.part = part.isEmpty ? "totals" : "totals/\(part)"
        self.database = database
        self.answer = answer
    }

    /// - Parameters:
    ///   - network, territory, chosen: keys of what programs are told.
    ///   - asking: the fields that the address may have besides.
    package func routes(
        network: String, territory: String, chosen: String,
        asking: @escaping @Sendable () -> Submission = { Submission() }
    ) -> [Route] {
        [
            .get("networks/:slug/\(part)", for: .anyone, ofNetwork).told(network, .page(Model.self)) { _ in asking() },
            .get("territories/:slug/\(part)", for: .anyone, ofTerritory)
                .told(territory, .page(Model.self)) { _ in asking() },
            .get(part, for: .anyone, ofChosen).told(chosen, .page(Model.self)) { _ in
                var query = asking()
                _ = query.line("network", 0...100)
                return query
            },
        ]
    }

    private func reply(_ group: CountedGroup, _ query: Submission, _ context: Context, _ tx: Transaction) throws
        -> Reply
    {
        let (model, view) = try answer(group, query, context, tx)
        return .page(model, view)
    }

    private func ofNetwork(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let query = try request.queryFields
        return try await database.read { tx in
            switch try Thing.find(.network, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: "\(path)/\(part)")
            case .thing(let thing):
                // What was withdrawn is not counted; nor is what is not shown yet, by anybody.
                guard thing.visibility == .published else { throw AppError(.conflict, "networks.totals.notShown") }
                return try reply(CountedGroup(network: thing), query, context, tx)
            }
        }
    }

    private func ofTerritory(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let query = try request.queryFields
        return try await database.read { tx in
            switch try Territory.find(slug: slug, in: tx) {
            case nil: throw AppError.missing
            case .moved(let path): return .moved(to: "\(path)/\(part)")
            case .territory(let territory):
                return try reply(CountedGroup(territory, context.texts.language, in: tx), query, context, tx)
            }
        }
    }

    private func ofChosen(_ request: Request, _ context: Context) async throws -> Reply {
        let query = try request.queryFields
        let slugs = query.shownAll("network").filter { !$0.isEmpty }
        guard slugs.count <= mostChosen else { throw AppError(.invalid, "networks.totals.tooMany") }
        return try await database.read { tx in
            let networks = try slugs.map { slug in
                let found = try Thing.find(.network, named: slug, in: tx)
                guard let found, found.visibility == .published else { throw AppError.missing }
                return found
            }
            return try reply(CountedGroup(chosen: networks), query, context, tx)
        }
    }
}
