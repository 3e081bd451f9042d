import Hummingbird
package import Storage
package import Web

/// The routes that every kind of thing has: its page, the forms that make one and change one, what is suggested while
/// somebody types, its past. A room says what is its own (the page, the form, the sentences) and adds the routes that
/// only its kind has.
package struct UsualRoutes<Subject: KindOfThing>: Sendable {
    package typealias Written = Subject.Written

    package let subject: Subject
    package let database: Database
    package let world: World
    let names: Names
    let panels: Panels

    package init(_ subject: Subject, database: Database, world: World, names: Names, panels: Panels) {
        self.subject = subject
        self.database = database
        self.world = world
        self.names = names
        self.panels = panels
    }

    var folder: String { subject.kind.folder }

    /// The page of a thing; a former address leads to it.
    ///
    /// - Parameters:
    ///   - summary: a key: what programs are told.
    ///   - page: makes the model from the thing and its present content.
    package func showing<Model: PageModel>(
        told summary: String,
        _ page: @escaping @Sendable (Thing, Written, Context, Transaction) throws -> Model,
        view: @escaping @Sendable (Model, Screen) -> Page
    ) -> Route {
        .get("\(folder)/:slug", for: .anyone) { _, context in
            let slug = try context.parameter("slug")
            return try await database.read { tx in
                switch try Thing.find(subject.kind, at: slug, for: context.viewer, in: tx) {
                case .moved(let path): return .moved(to: path)
                case .thing(let thing):
                    return .page(try page(thing, try subject.content(of: thing, in: tx), context, tx), view)
                }
            }
        }
        .told(summary, .page(Model.self))
    }

    /// Those who look after a thing, for its page.
    package func keepers(of thing: Thing, _ context: Context, _ tx: Transaction) throws -> KeeperList {
        try KeeperList(of: thing, names: names, for: context.viewer, in: tx)
    }

    /// What later rooms add to the page of a thing.
    package func panels(on thing: Thing, _ context: Context, _ tx: Transaction) throws -> PanelList {
        try panels(on: .thing(thing.kind), for: thing.id.rawValue, context, tx)
    }

    /// - Parameter subject: names it as `place` asks.
    package func panels(
        on place: PanelPlace, for subject: String, _ context: Context, _ tx: Transaction
    ) throws -> PanelList {
        PanelList(try panels.load(on: place, for: subject, visit: context.visit, in: tx))
    }

    /// What somebody may mean while they type.
    package func suggesting(
        told summary: String,
        _ find: @escaping @Sendable (_ typed: String, Texts, Transaction) throws -> [SuggestedThing]
    ) -> Route {
        .get("\(folder)/suggestions", for: .anyone) { request, context in
            var query = try request.queryFields
            let typed = query.line("q", 0...100)
            return .json(try await database.read { tx in try find(typed, context.texts, tx) })
        }
        .told(summary, .matches) { _ in .suggesting }
    }

    /// Its revisions, compared and restored.
    ///
    /// - Parameter told: the fields of a content in words; see `HistoryRoutes`.
    package func past(
        told: @escaping HistoryRoutes<Subject>.Told = { content, _, _ in content.fields }
    ) -> [Route] {
        past(finding: nil, told: told)
    }

    /// - Parameter finding: where others than those who see a page look at its past.
    package func past(
        finding: HistoryRoutes<Subject>.Finding?, told: @escaping HistoryRoutes<Subject>.Told
    ) -> [Route] {
        HistoryRoutes(subject, database: database, world: world, names: names, finding: finding, told: told).routes
    }
}
