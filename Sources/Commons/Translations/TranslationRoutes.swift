import Hummingbird
package import Storage
package import Web

/// Translating what is in the commons, the same for every kind that has words.
package struct TranslationRoutes: Sendable {
    private let kinds: Kinds
    private let database: Database
    private let world: World
    private let names: Names

    package init(_ kinds: Kinds, database: Database, world: World, names: Names) {
        self.kinds = kinds
        self.database = database
        self.world = world
        self.names = names
    }

    package var routes: [Route] {
        kinds.translated.flatMap { reading($0) + people($0) } + [
            .get("translations", for: .contributor, queue)
                .told("commons.api.translations.queue", .page(TranslationQueuePage.self)) { _ in
                    var query = Submission()
                    _ = query.line("language", 0...20)
                    return query
                }
        ]
    }

    private func reading(_ kind: AnyKind) -> [Route] {
        let folder = "\(kind.kind.folder)/:slug/translations"
        return [
            .get(folder, for: .anyone) { try await list(kind, $1) }
                .told("commons.api.translations", .page(TranslationListPage.self)),
            .get("\(folder)/:language", for: .anyone) { try await show(kind, $0, $1) }
                .told("commons.api.translation", .page(TranslationPage.self)) { _ in
                    var query = Submission()
                    _ = query.choiceIfAny("show", TranslationPage.Part.self)
                    return query
                },
            .post("\(folder)/:language", for: .contributor) { try await save(kind, $0, $1) }
                .told("commons.api.translate", .done) { _ in TranslationForm(Submission()).submission },
        ]
    }

    /// Who may translate is settled between people.
    private func people(_ kind: AnyKind) -> [Route] {
        let folder = "\(kind.kind.folder)/:slug/translators"
        let all: [Route] = [
            .post(folder, for: .contributor) { try await offer(kind, $1) },
            .post("\(folder)/:person/admissions", for: .contributor) { try await admit(kind, $1) },
            .post("\(folder)/:person/removals", for: .contributor) { try await remove(kind, $1) },
        ]
        return all.map(\.forPeople)
    }

    private func thing(_ kind: AnyKind, _ context: Context, _ tx: Transaction) throws -> Thing {
        try Thing.require(kind.kind, at: try context.parameter("slug"), for: context.viewer, in: tx)
    }

    private func list(_ kind: AnyKind, _ context: Context) async throws -> Reply {
        let page = try await database.read { tx in
            try TranslationListPage(
                of: try thing(kind, context, tx), kind, names: names, for: context.viewer, in: tx)
        }
        return .page(page) { $0.view($1) }
    }

    private func show(_ kind: AnyKind, _ request: Request, _ context: Context) async throws -> Reply {
        var query = try request.queryFields
        let part = query.choiceIfAny("show", TranslationPage.Part.self) ?? .all
        let page = try await database.read { tx in
            let thing = try thing(kind, context, tx)
            return try TranslationPage(
                of: thing, to: try language(context, of: thing), kind, part, names: names, for: context.viewer, in: tx)
        }
        return .page(page) { $0.view($1) }
    }

    /// One of the list, and not the original's own.
    private func language(_ context: Context, of thing: Thing) throws -> String {
        guard let language = TextLanguage(try context.parameter("language")), language.code != thing.language else {
            throw AppError.missing
        }
        return language.code
    }

    private func save(_ kind: AnyKind, _ request: Request, _ context: Context) async throws -> Reply {
        let sent = TranslationForm(try await request.submission())
        let viewer = try context.person()
        let author = Authorship(viewer, because: "", at: world.now())
        return try await database.write { tx in
            let thing = try thing(kind, context, tx)
            let language = try language(context, of: thing)
            try thing.requireTranslator(viewer, in: tx)
            guard let translatable = kind.translatable else { throw AppError.missing }
            let saving = TranslationSaving(
                thing: thing, language: language, revision: sent.revision, translatable: translatable, author: author)
            var form = sent
            let outcomes = try saving.save(sent.paragraphs.filter { !sent.isRefused($0.id) }, in: tx)
            let isSaved = outcomes.values.contains(.saved)
            if isSaved { try kind.noteTranslation(thing, language, author, tx) }
            for (id, outcome) in outcomes { if let problem = outcome.problem { form.refuse(id, problem) } }
            guard form.submission.isValid else {
                let page = try TranslationPage(
                    of: thing, to: language, kind, .all, names: names, for: viewer, keeping: form, in: tx)
                return outcomes.values.contains { $0 == .conflict || $0 == .unknown }
                    ? .outdated(form.submission) { page.view($0) } : .invalid(form.submission) { page.view($0) }
            }
            return .done(
                at: "\(thing.path)/translations/\(language)",
                saying: isSaved ? "commons.translation.saved" : "commons.translation.same")
        }
    }

    private func queue(_ request: Request, _ context: Context) async throws -> Reply {
        var query = try request.queryFields
        let language = query.line("language", 0...20)
        let viewer = try context.person()
        let page = try await database.read { tx in
            try TranslationQueuePage(
                for: viewer, kinds, in: language.isEmpty ? nil : language,
                beside: context.visit.site.languages.map(\.rawValue), tx)
        }
        return .page(page) { $0.view($1) }
    }
}

// Who translates.
extension TranslationRoutes {
    private func offer(_ kind: AnyKind, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        return try await database.write { tx in
            let thing = try thing(kind, context, tx)
            try thing.offerTranslating(by: viewer.id, at: world.now(), in: tx)
            return .done(at: "\(thing.path)/translations", saying: "commons.translators.offered")
        }
    }

    private func admit(_ kind: AnyKind, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        return try await database.write { tx in
            let thing = try thing(kind, context, tx)
            try thing.requireKeeper(viewer, in: tx)
            try thing.admitTranslator(try person(context), by: viewer.id, at: world.now(), in: tx)
            return .done(at: "\(thing.path)/translations", saying: "commons.translators.admitted")
        }
    }

    /// A keeper takes it back, or whoever offered to.
    private func remove(_ kind: AnyKind, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        return try await database.write { tx in
            let thing = try thing(kind, context, tx)
            let person = try person(context)
            if person != viewer.id { try thing.requireKeeper(viewer, in: tx) }
            try thing.removeTranslator(person, by: viewer.id, at: world.now(), in: tx)
            return .done(at: "\(thing.path)/translations", saying: "commons.translators.removed")
        }
    }

    private func person(_ context: Context) throws -> Person.ID {
        guard let person = Person.ID(rawValue: try context.parameter("person")) else { throw AppError.missing }
        return person
    }
}

extension TranslationSaving.Outcome {
    /// The key of what whoever wrote it has to know.
    fileprivate var problem: String? {
        switch self {
        case .saved, .same: nil
        case .conflict: "commons.translation.conflict"
        case .unknown: "commons.translation.unknown"
        case .tooLong: "commons.translation.tooLong"
        }
    }
}
