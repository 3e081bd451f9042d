import Commons
import Hummingbird
import Storage
import Web

/// The work on an article before it is published, and what is said of it afterwards.
struct ReviewRoutes: Sendable {
    let articles = Articles()
    let database: Database
    let world: World
    let names: Names

    var routes: [Route] {
        [
            .get("articles/:slug/review", for: .contributor, show).told("articles.api.review", .page(ReviewPage.self)),
            .post("articles/:slug/steps", for: .contributor, step).told("articles.api.step", .done) { _ in
                var form = StepForm(Submission())
                _ = form.read(open: ArticleAct.allCases, at: world.now())
                return form.submission
            },
            .post("articles/:slug/readers", for: .editor, assign).told("articles.api.reader", .done) { _ in
                var form = Submission()
                form.refuse("reader", "web.field.choose")
                return form
            },
            .get("articles/:slug/comments/new", for: .contributor, ask).forPeople,
            .post("articles/:slug/comments", for: .contributor, comment).told("articles.api.comment", .done) { _ in
                var form = CommentForm(Submission())
                _ = form.read(about: [])
                return form.submission
            },
            .post("articles/:slug/comments/:id/settlements", for: .contributor, settle)
                .told("articles.api.settle", .done),
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let (viewer, slug) = (try context.person(), try context.parameter("slug"))
        let page = try await database.read { tx in
            try ReviewPage(for: Colleague.require(slug, viewer, in: tx), names: names, in: tx)
        }
        return .page(page) { $0.view($1) }
    }

    private func step(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let (viewer, slug) = (try context.person(), try context.parameter("slug"))
        let author = Authorship(viewer, because: "", at: world.now())
        return try await database.write { tx in
            let colleague = try Colleague.require(slug, viewer, in: tx)
            var form = StepForm(submission)
            guard let told = form.read(open: colleague.acts, at: author.at) else {
                let page = try ReviewPage(for: colleague, names: names, in: tx)
                return .invalid(form.submission) { [form] screen in page.view(screen, form.submission) }
            }
            try articles.take(
                told.act, on: colleague.thing, saying: told.note, due: told.due, by: author, world: world, in: tx)
            let isShown = told.act == .publish || told.act == .correct
            let place = isShown ? colleague.thing.path : "\(colleague.thing.path)/review"
            return .done(at: place, saying: told.act.textKey)
        }
    }

    /// Only those of the newsroom are asked: they have agreed to read what others write.
    private func assign(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let (viewer, slug, now) = (try context.person(), try context.parameter("slug"), world.now())
        return try await database.write { tx in
            let colleague = try Colleague.require(slug, viewer, in: tx)
            guard let reader = Person.ID(rawValue: submission.shown("reader")),
                try Newsroom.people(in: tx).contains(reader)
            else { throw AppError.missing }
            try ArticleReader.assign(reader, to: colleague.thing, by: viewer.id, at: now, in: tx)
            return .done(at: "\(colleague.thing.path)/review", saying: "articles.readers.assigned")
        }
    }

    private func ask(_ request: Request, _ context: Context) async throws -> Reply {
        let (viewer, slug) = (try context.person(), try context.parameter("slug"))
        var query = try request.queryFields
        let number = query.integer("paragraph", 1...10_000) ?? 0
        return try await database.read { tx in
            let (thing, paragraphs) = try text(slug, viewer, tx)
            guard paragraphs.indices.contains(number - 1) else { throw AppError.missing }
            let form = CommentForm(Submission(["paragraph": "\(number)"]))
            return .page(FormModel()) { _, screen in form.page(thing, paragraphs, screen) }
        }
    }

    private func comment(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let (viewer, slug) = (try context.person(), try context.parameter("slug"))
        return try await database.write { tx in
            let (thing, paragraphs) = try text(slug, viewer, tx)
            var form = CommentForm(submission)
            guard let told = form.read(about: paragraphs) else {
                return .invalid(form.submission) { [form] screen in form.page(thing, paragraphs, screen) }
            }
            try MarginComment.add(
                told.text, to: paragraphs[told.paragraph - 1], of: thing, by: viewer.id, world: world, in: tx)
            return .done(at: "\(thing.path)/review#paragraph-\(told.paragraph)", saying: "articles.comments.added")
        }
    }

    private func settle(_ request: Request, _ context: Context) async throws -> Reply {
        let (viewer, slug, now) = (try context.person(), try context.parameter("slug"), world.now())
        let id = MarginComment.ID(rawValue: try context.parameter("id"))
        return try await database.write { tx in
            let thing = try Colleague.require(slug, viewer, in: tx).thing
            guard let id else { throw AppError.missing }
            try MarginComment.settle(id, of: thing, at: now, in: tx)
            return .done(at: "\(thing.path)/review", saying: "articles.comments.settled")
        }
    }

    private func text(_ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> (Thing, [String]) {
        let thing = try Colleague.require(slug, viewer, in: tx).thing
        return (thing, ReviewPage.paragraphs(of: try articles.content(of: thing, in: tx).text))
    }
}
