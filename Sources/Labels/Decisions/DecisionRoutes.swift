import Commons
import Hummingbird
import Storage
import Web

/// What those whose name it is decide about a visit.
struct DecisionRoutes: Sendable {
    let desk: LabelDesk

    var routes: [Route] {
        [
            .get("labels/:id/decisions/new", for: .steward, new).forPeople,
            .post("labels/:id/decisions", for: .steward, decide).told("labels.api.decide", .done) { _ in
                var submission = Submission()
                _ = DecisionForm.Answers(&submission)
                return submission
            },
        ]
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        try await desk.database.read { tx in
            let form = try form(Submission(), context, in: tx)
            return .page(FormModel()) { _, screen in form.page(screen) }
        }
    }

    private func decide(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let viewer = try context.person()
        let now = desk.world.now()
        return try await desk.database.write { tx in
            var form = try form(submission, context, in: tx)
            guard let ruling = form.read(at: now) else {
                return .invalid(form.submission) { [form] in form.page($0) }
            }
            _ = try form.file.label.decide(ruling, by: viewer.id, at: now, in: tx)
            let act: LabelAct = ruling.outcome == .granted ? .grant : .refuse
            let decided = try LabelFile(form.file.label.id, for: viewer, in: tx)
            try desk.tell(act, decided, by: viewer.id, saying: ruling.reason, context.visit.site, in: tx)
            return .done(at: form.file.label.path, saying: "labels.done.\(act.rawValue)")
        }
    }

    private func form(_ submission: Submission, _ context: Context, in tx: Transaction) throws -> DecisionForm {
        let viewer = try context.person()
        let file = try LabelFile(try desk.id(context), for: viewer, in: tx)
        try file.require(.grant, of: viewer, at: desk.world.now(), in: tx)
        return try DecisionForm(submission, file)
    }
}
