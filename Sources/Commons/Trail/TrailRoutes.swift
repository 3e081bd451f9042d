import Hummingbird
package import Storage
package import Web

/// Who did what, for those whom it concerns: a thing's keepers, a person themself, administrators.
package struct TrailRoutes: Sendable {
    private let kinds: [Kind]
    private let database: Database
    private let names: Names
    private let acts: [ActNames]

    package init(_ kinds: [Kind], database: Database, names: Names, acts: [ActNames]) {
        self.kinds = kinds
        self.database = database
        self.names = names
        self.acts = acts
    }

    package var routes: [Route] {
        kinds.map { kind in
            .get("\(kind.folder)/:slug/trail", for: .contributor) { try await ofThing(kind, $0, $1) }.forPeople
        } + [
            .get("profile/trail", for: .contributor, own).forPeople,
            .get("administration/trail", for: .administrator, all).forPeople,
        ]
    }

    /// Its keepers read it whatever its visibility; to others it is not there.
    private func ofThing(_ kind: Kind, _ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let slug = try context.parameter("slug")
        let place = try place(request)
        let page = try await database.read { tx in
            let found: Thing? = try tx.first(
                "SELECT \(Thing.columns) FROM things WHERE kind = \(kind) AND slug = \(slug)")
            guard let thing = found else { throw AppError.missing }
            // Nobody but its keepers knows of a draft.
            let isTold = viewer.isAdministrator && thing.visibility != .draft
            let mayRead = try isTold || thing.isKept(by: viewer.id, in: tx)
            guard mayRead else { throw AppError.missing }
            let back = ToldEntry.Subject(name: thing.title, path: "\(thing.path)/revisions")
            let question = TrailQuestion(subject: thing.id.rawValue)
            return try self.page(.thing, back, question, from: place, context, in: tx)
        }
        return .page(page) { $0.view($1) }
    }

    private func own(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let place = try place(request)
        let back = ToldEntry.Subject(name: viewer.name, path: "/profile")
        let page = try await database.read { tx in
            try self.page(.own, back, TrailQuestion(about: viewer.id), from: place, context, in: tx)
        }
        return .page(page) { $0.view($1) }
    }

    private func all(_ request: Request, _ context: Context) async throws -> Reply {
        let filter = TrailFilter(try request.queryFields)
        let back = ToldEntry.Subject(name: context.texts("web.frame.administration"), path: "/administration")
        let page = try await database.read { tx in
            guard let question = try filter.question(among: kinds, in: tx) else {
                return TrailPage(kind: .all, back: back, entries: [], next: nil, filter: filter.submission, acts: acts)
            }
            return try self.page(
                .all, back, question, from: filter.place, filter: filter.submission, context, in: tx)
        }
        return .page(page) { $0.view($1) }
    }

    private func place(_ request: Request) throws -> TrailPlace? {
        TrailPlace(try request.queryFields.shown("before"))
    }

    private func page(
        _ kind: TrailPage.Kind, _ back: ToldEntry.Subject, _ question: TrailQuestion, from place: TrailPlace?,
        filter: Submission? = nil, _ context: Context, in tx: Transaction
    ) throws -> TrailPage {
        let found = try question.entries(from: place, limit: TrailPage.length + 1, in: tx)
        let shown = found.prefix(TrailPage.length)
        let telling = try TrailTelling(Array(shown), acts: acts, names: names, texts: context.texts, in: tx)
        let next = found.count > TrailPage.length ? TrailPlace(after: shown, from: place)?.text : nil
        return TrailPage(
            kind: kind, back: back, entries: shown.map(telling.told), next: next, filter: filter, acts: acts)
    }
}
