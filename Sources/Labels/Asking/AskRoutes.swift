import Commons
import Hummingbird
import Replications
import Storage
import Web

/// `GET /replications/:slug/labels/new` asks whose name is wanted, `POST /replications/:slug/labels` asks for it.
struct AskRoutes: Sendable {
    let desk: LabelDesk

    var routes: [Route] {
        [
            .get("replications/:slug/labels/new", for: .carrier, new).forPeople,
            .post("replications/:slug/labels", for: .carrier, create).told("labels.api.first", .done) { _ in
                var submission = Submission()
                _ = AskForm.Answers(&submission)
                return submission
            },
        ]
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try request.queryFields
        return try await desk.database.read { tx in
            let (form, charter) = try form(submission, context, in: tx)
            return .page(FormModel()) { _, screen in form.page(charter, screen) }
        }
    }

    /// Whoever asks for a name that was asked for before asks again.
    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let viewer = try context.person()
        let now = desk.world.now()
        return try await desk.database.write { tx in
            var (form, charter) = try form(submission, context, in: tx)
            guard let (issuer, words) = form.read() else {
                return .invalid(form.submission) { [form, charter] in form.page(charter, $0) }
            }
            let once = Label.ID(rawValue: submission.shown(Screen.onceField))
            if let known = try Label.find(of: form.replication.id, by: issuer.id, in: tx) {
                if known.id == once { return .done(at: known.path) }
                let file = try LabelFile(known.id, for: viewer, in: tx)
                try desk.take(.ask, on: file, by: viewer, saying: words, context.visit.site, in: tx)
                return .done(at: known.path, saying: "labels.done.ask")
            }
            let proposed = try once.flatMap { try Label.find($0, in: tx) == nil ? $0 : nil }
            let label = try Label.ask(
                proposed ?? desk.world.newID(), of: issuer, for: form.replication, charter,
                by: LabelStep(.ask, by: viewer.id, saying: words, at: now), in: tx)
            let file = try LabelFile(label.id, for: viewer, in: tx)
            try desk.tell(.ask, file, by: viewer.id, saying: words, context.visit.site, in: tx)
            return .done(at: label.path, saying: "labels.done.ask")
        }
    }

    private func form(
        _ submission: Submission, _ context: Context, in tx: Transaction
    ) throws -> (form: AskForm, charter: Charter) {
        let viewer = try context.person()
        let replication = try Thing.require(.replication, at: try context.parameter("slug"), for: viewer, in: tx)
        try replication.requireKeeper(viewer, in: tx)
        guard replication.visibility == .published else { throw AppError(.conflict, "labels.error.draft") }
        let followed = try Replications().content(of: replication, in: tx).practice
        guard let practice = try Thing.find(followed, in: tx) else { throw AppError.missing }
        let charter = try Charter(of: practice, in: tx)
        return (try AskForm(submission, for: replication, of: practice, desk.issuers, in: tx), charter)
    }
}
