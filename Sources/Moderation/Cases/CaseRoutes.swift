import Accounts
import Commons
import Hummingbird
import Mail
import Storage
import Web

/// Where moderators work.
struct CaseRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("moderation", for: .moderator, queue),
            .get("moderation/cases/:id", for: .moderator, show),
            .post("moderation/cases/:id/assignments", for: .moderator, assign),
            .post("moderation/cases/:id/notes", for: .moderator, note),
            .post("moderation/cases/:id/decisions", for: .moderator, decide),
        ]
    }

    private func queue(_ request: Request, _ context: Context) async throws -> Reply {
        let after = Case.ID(rawValue: try request.queryFields.shown("after"))
        let page = try await desk.database.read { tx in
            let found = try CaseLine.open(after: after, limit: QueuePage.length + 1, in: tx)
            return QueuePage(
                found, appeals: try Appeal.open(limit: 50, in: tx),
                called: try desk.called(found.map(\.assignedTo), tx),
                kinds: desk.kinds, readings: try FirstReadings.waiting(after: nil, limit: 100, in: tx).count,
                isAlone: try Account.moderators(in: tx).count < 2)
        }
        return .page(page) { $0.view($1) }
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let id = try id(context)
        let viewer = try context.person()
        let page = try await desk.database.read { tx in
            let file = try Case.require(id, in: tx)
            return try CasePage(file, try form(file, Submission(), tx), for: viewer, desk, texts: context.texts, in: tx)
        }
        return .page(page) { $0.view($1) }
    }

    private func assign(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let person = Person.ID(rawValue: submission.shown("to"))
        let former = Person.ID(rawValue: submission.shown("from"))
        let id = try id(context)
        let viewer = try context.person()
        try await desk.database.write { tx in
            if let person, try !Account.moderators(in: tx).contains(person) { throw AppError.missing }
            try Case.require(id, in: tx)
                .assign(to: person, from: former, by: viewer, at: desk.world.now(), in: tx)
        }
        return .done(
            at: "/moderation/cases/\(id)", saying: "moderation.case.assigned")
    }

    private func note(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let text = submission.text("text", 1...5_000)
        let audience = submission.choice("audience", Message.Audience.self)
        let id = try id(context)
        let viewer = try context.person()
        let site = context.visit.site
        guard submission.isValid, let audience else {
            return .invalid(submission) { [submission] in MessageForm(submission).page(backTo: id, $0) }
        }
        try await desk.database.write { tx in
            let file = try Case.require(id, in: tx)
            try Message.write(text, on: file.id, to: audience, by: viewer.id, world: desk.world, in: tx)
            guard audience == .reporters else { return }
            for report in try Report.all(of: file.id, in: tx) { try ask(report, text, site, in: tx) }
        }
        return .done(at: "/moderation/cases/\(id)", saying: "moderation.note.done")
    }

    private func ask(_ report: Report, _ text: String, _ site: Site, in tx: Transaction) throws {
        guard let email = report.email else { return }
        let secret = try Report.link(to: report.id, world: desk.world, in: tx)
        let letter = desk.letters(site).write(
            "question", to: email, in: report.language,
            ["address": report.address, "text": text, "link": "\(site.address)/reports/\(secret.text)"])
        try Outbox.post(letter, world: desk.world, in: tx)
    }

    private func decide(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let id = try id(context)
        let viewer = try context.person()
        let site = context.visit.site
        return try await desk.database.write { tx in
            let file = try Case.require(id, in: tx)
            var form = try form(file, submission, tx)
            guard let ruling = form.read() else {
                let page = try CasePage(file, form, for: viewer, desk, texts: context.texts, in: tx)
                return .invalid(form.submission) { page.view($0) }
            }
            let decision = try desk.decide(ruling, on: file, by: viewer, site: site, in: tx)
            return .done(at: "/moderation/decisions/\(decision)", saying: "moderation.decision.done")
        }
    }

    private func form(_ file: Case, _ submission: Submission, _ tx: Transaction) throws -> DecisionForm {
        let keepers = try file.thing.flatMap { try Thing.find($0, in: tx) }?.everyKeeper(in: tx) ?? []
        let called = try desk.called(keepers, tx)
        let people = keepers.compactMap { id in called[id].map { (id: id, name: $0) } }
        return DecisionForm(Outcome.ofReports, people: people, submission)
    }

    private func id(_ context: Context) throws -> Case.ID {
        guard let id = Case.ID(rawValue: try context.parameter("id")) else { throw AppError.missing }
        return id
    }
}
