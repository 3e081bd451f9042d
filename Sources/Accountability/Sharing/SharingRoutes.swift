import Accounts
import Commons
import Hummingbird
import Storage
import Web

/// A sheet before it is published: shown to those whom it concerns, who may say something of it.
struct SharingRoutes: Sendable {
    let database: Database
    let world: World
    let names: Names

    var routes: [Route] {
        [
            .get("sheets/:slug/reading", for: .contributor, show)
                .told("accountability.api.reading", .page(SharingPage.self)),
            .post("sheets/:slug/comments", for: .contributor, comment).told("accountability.api.comment", .done) { _ in
                var form = Submission()
                _ = form.text("text", 1...4_000)
                return form
            },
            .post("sheets/:slug/readers", for: .contributor, ask).told("accountability.api.readers", .done) { _ in
                var form = Submission()
                form.note("concerned", as: .lines(length: 40, most: 100))
                return form
            },
            .post("sheets/:slug/readers/:id/removals", for: .contributor, remove)
                .told("accountability.api.removeReader", .done),
            .post("sheets/:slug/addresses", for: .contributor, call).told("accountability.api.address", .done) { _ in
                var form = Submission()
                _ = form.email()
                return form
            },
            .post("sheets/:slug/addresses/removals", for: .contributor, uncall)
                .told("accountability.api.removeReader", .done) { _ in
                    var form = Submission()
                    _ = form.email()
                    return form
                },
            .post("sheets/:slug/reading-links", for: .contributor, link).forPeople,
            .get("readings/:secret", for: .anyone, open).forPeople,
            .post("readings/:secret/acceptances", for: .contributor, accept).forPeople,
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let (viewer, slug) = (try context.person(), try context.parameter("slug"))
        return try await database.read { tx in
            let reader = try SheetReader.require(slug, viewer, in: tx)
            let page = try page(reader, context, tx)
            return .page(page) { $0.view($1) }
        }
    }

    private func page(_ reader: SheetReader, _ context: Context, _ tx: Transaction) throws -> SharingPage {
        try SharingPage(for: reader, names, at: world.now(), context.texts, in: tx)
    }

    private func comment(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let text = submission.text("text", 1...4_000)
        let (viewer, slug) = (try context.person(), try context.parameter("slug"))
        return try await database.write { [submission] tx in
            let reader = try SheetReader.require(slug, viewer, in: tx)
            guard submission.isValid else {
                let page = try page(reader, context, tx)
                return .invalid(submission) { page.view($0, submission) }
            }
            // Whoever says something of it is a reader by name.
            try SheetReader.add(viewer.id, to: reader.thing, by: nil, at: world.now(), in: tx)
            try SheetComment.add(text, to: reader.thing, by: viewer.id, world: world, in: tx)
            return .done(at: "\(reader.thing.path)/reading#comments", saying: "accountability.commented")
        }
    }

    /// Asks all who keep something that the sheet concerns.
    private func ask(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let (viewer, slug) = (try context.person(), try context.parameter("slug"))
        let now = world.now()
        return try await database.write { tx in
            let sheet = try kept(slug, viewer, tx)
            let content = try AccountSheets().content(of: sheet, in: tx)
            let concerned = try Concerned(by: SheetSubject(of: content, in: tx), in: tx).things
            let chosen = concerned.filter { submission.contains("concerned", $0.id.rawValue) }
            for person in Set(try chosen.flatMap { try $0.everyKeeper(in: tx) }).sorted() {
                let isNew = try SheetReader.add(person, to: sheet, by: viewer.id, at: now, in: tx)
                if isNew, person != viewer.id {
                    try SheetLetters.ask(for: person, about: sheet, world: world, in: tx)
                }
            }
            return .done(at: "\(sheet.path)/reading#readers", saying: "accountability.readers.asked")
        }
    }

    private func remove(_ request: Request, _ context: Context) async throws -> Reply {
        let (viewer, slug, now) = (try context.person(), try context.parameter("slug"), world.now())
        guard let person = Person.ID(rawValue: try context.parameter("id")) else { throw AppError.missing }
        return try await database.write { tx in
            let sheet = try kept(slug, viewer, tx)
            try SheetReader.remove(person, from: sheet, by: viewer.id, at: now, in: tx)
            return .done(at: "\(sheet.path)/reading#readers", saying: "accountability.readers.removed")
        }
    }

    private func call(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let email = submission.email()
        let (viewer, slug, now) = (try context.person(), try context.parameter("slug"), world.now())
        return try await database.write { [submission] tx in
            let sheet = try kept(slug, viewer, tx)
            guard let email else {
                let page = try page(try SheetReader.require(slug, viewer, in: tx), context, tx)
                return .invalid(submission) { page.view($0, calling: submission) }
            }
            if try SheetAddress.add(email, to: sheet, by: viewer.id, at: now, in: tx) {
                try SheetLetters.ask(at: email, about: sheet, world: world, in: tx)
            }
            return .done(at: "\(sheet.path)/reading#readers", saying: "accountability.addresses.added")
        }
    }

    private func uncall(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        guard let email = submission.email() else { throw AppError.missing }
        let (viewer, slug, now) = (try context.person(), try context.parameter("slug"), world.now())
        return try await database.write { tx in
            let sheet = try kept(slug, viewer, tx)
            try SheetAddress.remove(email, from: sheet, by: viewer.id, at: now, in: tx)
            return .done(at: "\(sheet.path)/reading#readers", saying: "accountability.readers.removed")
        }
    }

    private func link(_ request: Request, _ context: Context) async throws -> Reply {
        let (viewer, slug) = (try context.person(), try context.parameter("slug"))
        let address = context.visit.site.address
        let page = try await database.write { tx in
            let sheet = try kept(slug, viewer, tx)
            let secret = try SheetLink.make(for: sheet, by: viewer.id, world: world, in: tx)
            return LinkMadePage(thing: sheet, link: "\(address)/readings/\(secret)")
        }
        return Reply.page(page) { $0.view($1) }.unkept
    }

    private func open(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let now = world.now()
        let page = try await database.read { tx in
            guard let (thing, _) = try SheetLink.find(secret, at: now, in: tx) else { throw Self.gone }
            return LinkPage(title: thing.title)
        }
        return .page(page) { $0.view(secret, $1) }
    }

    private func accept(_ request: Request, _ context: Context) async throws -> Reply {
        let (viewer, secret) = (try context.person(), try context.parameter("secret"))
        let now = world.now()
        return try await database.write { tx in
            guard let (thing, person) = try SheetLink.find(secret, at: now, in: tx) else { throw Self.gone }
            try SheetReader.add(viewer.id, to: thing, by: person, at: now, in: tx)
            return .done(at: "\(thing.path)/reading", saying: "accountability.link.accepted")
        }
    }

    private static var gone: AppError { AppError(.gone, "accountability.error.link") }

    /// Drafts are shared by those who keep them.
    private func kept(_ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> Thing {
        let sheet = try Thing.require(.sheet, at: slug, for: viewer, in: tx)
        try sheet.requireKeeper(viewer, in: tx)
        guard sheet.visibility == .draft else { throw AppError(.conflict, "accountability.error.published") }
        return sheet
    }
}
