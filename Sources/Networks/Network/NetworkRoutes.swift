package import Commons
import Hummingbird
package import Storage
package import Web

package struct NetworkRoutes: Sendable {
    private let usual: UsualRoutes<Networks>
    private let database: Database
    private let world: World
    private let catalog: TextCatalog

    /// - Parameter catalog: letters are written in their reader's language, whatever the page's.
    package init(database: Database, world: World, catalog: TextCatalog, names: Names, panels: Panels) {
        usual = UsualRoutes(Networks(), database: database, world: world, names: names, panels: panels)
        self.database = database
        self.world = world
        self.catalog = catalog
    }

    package var routes: [Route] {
        [
            usual.suggesting(told: "networks.api.suggest", suggestions),
            usual.showing(told: "networks.api.show", page) { $0.view($1) },
            .get("networks/:slug/members", for: .anyone, members)
                .told("networks.api.members", .page(MembersPage.self)) { _ in
                    var query = Submission()
                    _ = MembersPage.Question(&query)
                    return query
                },
        ]
            + usual.making(
                Self.forms,
                FormWords(told: "networks.api.create", title: "networks.new", done: "networks.created"), as: .published)
            + usual.revising(
                Self.forms, FormWords(told: "networks.api.revise", title: "networks.edit", done: "networks.saved"))
            + usual.past { content, texts, _ in content.told(texts) }
            + MeetingRoutes(database: database, world: world).routes
            + MembershipRoutes(database: database, world: world, catalog: catalog).routes
            + TotalsRoutes(database: database, world: world).routes
    }

    private static let forms = ThingForms(
        sent: { submission, _, _ in NetworkForm(submission) },
        filled: { content, thing, _ in
            NetworkForm(editing: content, of: thing)
        })

    private func page(
        _ thing: Thing, _ content: NetworkContent, _ context: Context, _ tx: Transaction
    ) throws -> NetworkPage {
        try NetworkPage(
            of: thing, content, keepers: try usual.keepers(of: thing, context, tx),
            panels: try usual.panels(on: thing, context, tx), context.visit, in: tx)
    }

    private func members(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        var query = try request.queryFields
        let question = MembersPage.Question(&query)
        guard query.isValid else { throw AppError.missing }
        let page = try await database.read { tx in
            let network = try Thing.require(.network, at: slug, for: context.viewer, in: tx)
            return try MembersPage(of: network, question, context.texts.language, in: tx)
        }
        return .page(page) { $0.view($1) }
    }

    private func suggestions(_ typed: String, _ texts: Texts, _ tx: Transaction) throws -> [SuggestedThing] {
        guard !typed.isEmpty else { return [] }
        let found = try Networks.suggestions(matching: typed, limit: 10, in: tx)
        return found.map { SuggestedThing($0, detail: $0.summary) }
    }
}
