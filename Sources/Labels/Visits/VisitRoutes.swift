import Commons
import Files
import Hummingbird
import Replications
import Storage
import Web

/// A peer visit: who is asked, who accepts, what they find.
struct VisitRoutes: Sendable {
    let desk: LabelDesk
    let files: FileStore

    var routes: [Route] {
        [
            .get("labels/:id/visitors/new", for: .steward, newVisitors).forPeople,
            .post("labels/:id/visitors", for: .steward, name).told("labels.api.name", .done) { _ in
                var submission = Submission()
                _ = NamingForm.answers(&submission)
                return submission
            },
            .post("labels/:id/agreements", for: .contributor, agree).told("labels.api.agree", .done) { _ in
                var submission = Submission()
                _ = AgreementForm.read(&submission)
                return submission
            },
            .get("labels/:id/findings/:principle/new", for: .contributor, edit).forPeople,
            .get("labels/:id/findings/:principle/media/:round", for: .contributor, medium).forPeople,
            .post("labels/:id/findings/:principle", for: .contributor, find).told("labels.api.find", .done) { _ in
                var submission = Submission()
                _ = FindingForm.Answers(&submission)
                return submission
            },
        ]
    }

    private func newVisitors(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try request.queryFields
        return try await desk.database.read { tx in
            let form = try naming(submission, context, in: tx)
            return .page(FormModel()) { _, screen in form.page(screen) }
        }
    }

    private func name(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let viewer = try context.person()
        let now = desk.world.now()
        return try await desk.database.write { tx in
            var form = try naming(submission, context, in: tx)
            guard let chosen = form.read() else {
                return .invalid(form.submission) { [form] in form.page($0) }
            }
            let file = form.file
            _ = try file.label.name(
                chosen.map { ($0.person, $0.replication) }, by: LabelStep(.name, by: viewer.id, at: now),
                following: file.practice, in: tx)
            try desk.send("visit", file, to: chosen.map(\.person), context.visit.site, in: tx)
            try desk.tell(.name, file, by: viewer.id, context.visit.site, in: tx)
            return .done(at: file.label.path, saying: "labels.done.name")
        }
    }

    private func naming(_ submission: Submission, _ context: Context, in tx: Transaction) throws -> NamingForm {
        let viewer = try context.person()
        let file = try LabelFile(try desk.id(context), for: viewer, in: tx)
        try file.require(.name, of: viewer, at: desk.world.now(), in: tx)
        let typed = submission.shown("from")
        // The whole address of a page, its path or the end of it.
        let slug = String(typed.split(separator: "/").last ?? "")
        let elsewhere = slug.isEmpty ? nil : try Thing.find(.replication, named: slug, in: tx)
        let candidates = try LabelCandidate.all(for: file, and: elsewhere, in: tx)
        return NamingForm(
            submission: submission, file: file, candidates: candidates,
            names: try desk.names.find(candidates.map(\.person), tx),
            isElsewhereUnknown: !slug.isEmpty && elsewhere?.visibility != .published)
    }

    private func agree(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let isShown = AgreementForm.read(&submission)
        let viewer = try context.person()
        let id = try desk.id(context)
        let now = desk.world.now()
        return try await desk.database.write { tx in
            let file = try LabelFile(id, for: viewer, in: tx)
            try file.require(.agree, of: viewer, at: now, in: tx)
            _ = try file.label.agree(viewer.id, isShown: isShown, at: now, in: tx)
            try desk.tell(.agree, file, by: viewer.id, context.visit.site, in: tx)
            return .done(at: file.label.path, saying: "labels.done.agree")
        }
    }

    private func edit(_ request: Request, _ context: Context) async throws -> Reply {
        let form = try await desk.database.read { tx in try finding(nil, context, in: tx) }
        return .page(FormModel()) { _, screen in form.page(screen) }
    }

    private func find(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let viewer = try context.person()
        let now = desk.world.now()
        return try await desk.database.write { tx in
            var form = try finding(submission, context, in: tx)
            guard let (draft, revision) = try form.read(for: viewer, in: tx) else {
                return .invalid(form.submission) { [form] in form.page($0) }
            }
            let isWritten = try form.label.write(draft, over: revision, by: viewer.id, at: now, in: tx)
            guard isWritten else {
                form.refuseOutdated()
                return .outdated(form.submission) { [form] in form.page($0) }
            }
            return .done(at: form.label.path, saying: "labels.done.find")
        }
    }

    private func finding(_ sent: Submission?, _ context: Context, in tx: Transaction) throws -> FindingForm {
        let viewer = try context.person()
        guard let principle = Int(try context.parameter("principle")) else { throw AppError.missing }
        let file = try LabelFile(try desk.id(context), for: viewer, in: tx)
        try file.require(.find, of: viewer, at: desk.world.now(), in: tx)
        return try FindingForm(file, principle: principle, sent, for: viewer, in: tx)
    }

    /// The file of a medium that is not shown to everybody, for those whom the visit concerns.
    private func medium(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let id = try desk.id(context)
        let (round, principle) = (Int(try context.parameter("round")), Int(try context.parameter("principle")))
        let file = try await desk.database.read { tx in
            let file = try LabelFile(id, for: viewer, in: tx)
            guard let finding = file.findings.first(where: { $0.round == round && $0.principle == principle }),
                try file.shows(finding, to: viewer, in: tx)
            else { throw AppError.missing }
            return try FindingMedium.file(of: finding, in: tx)
        }
        guard let file, let served = ServedFile(at: files.path(of: file.digest), tag: file.digest.rawValue) else {
            throw AppError(.missing, "labels.finding.medium.gone")
        }
        return .file(served, type: file.type, headers: FindingMedium.headers(of: file.type))
    }
}
