import Hummingbird
package import Storage
package import Web

/// The pages of the past, the same for every kind: revisions, comparison, restoration.
package struct HistoryRoutes<Subject: KindOfThing>: Sendable {
    let subject: Subject
    let database: Database
    let world: World
    let names: Names
    /// The fields of a content in words: names instead of identifiers, labels instead of keys.
    let told: Told
    let finding: Finding

    package typealias Told = @Sendable (Subject.Written, Texts, Transaction) throws -> [ContentField]
    /// A thing by its slug, for somebody who may look at its past.
    package typealias Finding = @Sendable (_ slug: String, Viewer?, Transaction) throws -> Thing

    package init(
        _ subject: Subject, database: Database, world: World, names: Names,
        finding: Finding? = nil, told: @escaping Told = { content, _, _ in content.fields }
    ) {
        self.subject = subject
        self.database = database
        self.world = world
        self.names = names
        self.told = told
        self.finding = finding ?? { slug, viewer, tx in try Thing.require(subject.kind, at: slug, for: viewer, in: tx) }
    }

    package var routes: [Route] {
        let folder = "\(subject.kind.folder)/:slug"
        return [
            .get("\(folder)/revisions", for: .anyone, list)
                .told("commons.api.revisions", .page(HistoryPage.self)) { _ in
                    var query = Submission()
                    _ = HistoryPage.Cursor(&query)
                    return query
                },
            .get("\(folder)/revisions/:number", for: .anyone, show)
                .told("commons.api.revision", .page(ComparisonPage.self)),
            .get("\(folder)/comparison", for: .anyone, compare)
                .told("commons.api.comparison", .page(ComparisonPage.self)) { _ in
                    var query = Submission()
                    for name in ["from", "to"] {
                        query.refuse(name, "web.field.empty")
                        _ = query.integer(name, 1...Int.max)
                    }
                    return query
                },
            .post("\(folder)/restorations", for: subject.editors, restore)
                .told("commons.api.restore", .done) { _ in
                    var form = Submission()
                    form.refuse("revision", "web.field.empty")
                    _ = form.readRevising()
                    return form
                },
        ]
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        var query = try request.queryFields
        let cursor = HistoryPage.Cursor(&query)
        let slug = try context.parameter("slug")
        let page = try await database.read { tx in
            let thing = try finding(slug, context.viewer, tx)
            return try HistoryPage(of: thing, cursor, names: names, for: context.viewer, in: tx)
        }
        return .page(page) { $0.view($1) }
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        guard let number = Int(try context.parameter("number")) else { throw AppError.missing }
        return try await comparison(from: number, to: number, context)
    }

    private func compare(_ request: Request, _ context: Context) async throws -> Reply {
        var query = try request.queryFields
        guard let from = query.integer("from", 1...Int.max), let to = query.integer("to", 1...Int.max) else {
            throw AppError.missing
        }
        return try await comparison(from: from, to: to, context)
    }

    private func comparison(from: Int, to: Int, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let page = try await database.read { tx in
            let thing = try finding(slug, context.viewer, tx)
            return try compared(thing, from: from, to: to, context, tx)
        }
        return .page(page) { $0.view($1) }
    }

    private func compared(
        _ thing: Thing, from: Int, to: Int, _ context: Context, _ tx: Transaction
    ) throws -> ComparisonPage {
        let before = try told(try subject.content(of: thing, at: from, in: tx), context.texts, tx)
        let after = try told(try subject.content(of: thing, at: to, in: tx), context.texts, tx)
        let mayRestore = try context.viewer.map { try thing.isKept(by: $0.id, in: tx) } ?? false
        return ComparisonPage(thing, from: (from, before), to: (to, after), mayRestore: mayRestore)
    }

    private func restore(_ request: Request, _ context: Context) async throws -> Reply {
        var form = try await request.submission()
        let (reason, number) = form.readRevising()
        let viewer = try context.person()
        let slug = try context.parameter("slug")
        let sentence = context.texts("commons.restoration.sentence", ["number": "\(number)"])
        let author = Authorship(viewer, because: reason.isEmpty ? sentence : reason, at: world.now())
        return try await database.write { [form] tx in
            let thing = try Thing.require(subject.kind, at: slug, for: viewer, in: tx)
            try thing.requireKeeper(viewer, in: tx)
            guard form.isValid else {
                let page = try compared(thing, from: number, to: number, context, tx)
                return .invalid(form) { page.view($0, form) }
            }
            let restored = try subject.restore(thing, to: number, by: author, in: tx)
            let isNew = restored.revision != thing.revision
            return .done(
                at: restored.path, saying: isNew ? "commons.restoration.done" : "commons.restoration.same")
        }
    }
}
