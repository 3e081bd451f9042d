import Accounts
import Hummingbird
import Storage
import Web

/// Following a report by its secret link: state, words, appeal.
struct FollowUpRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("reports/:secret", for: .anyone, show),
            .post("reports/:secret/answers", for: .anyone, answer),
            .post("reports/:secret/appeals", for: .anyone, appeal),
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let now = desk.world.now()
        let page = try await desk.database.read { tx in
            try FollowUpPage(try Report.require(secret, in: tx), behind: secret, at: now, in: tx)
        }
        return .page(page) { $0.view($1) }
    }

    private func answer(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let text = submission.text("text", 1...5_000)
        let secret = try context.parameter("secret")
        let now = desk.world.now()
        guard submission.isValid else {
            let page = try await desk.database.read { [submission] tx in
                try FollowUpPage(
                    try Report.require(secret, in: tx), behind: secret, at: now, answer: submission, in: tx)
            }
            return .invalid(submission) { page.view($0) }
        }
        try await desk.throttle.count([.from(context.remoteAddress, .wordFromAddress)])
        try await desk.database.write { tx in
            let report = try Report.require(secret, in: tx)
            guard try Case.require(report.caseID, in: tx).isOpen else {
                throw AppError(.conflict, "moderation.error.decidedAlready")
            }
            try Message.write(
                text, on: report.caseID, to: .moderators, report: report.id, world: desk.world, in: tx)
        }
        return .done(at: "/reports/\(secret)", saying: "moderation.followUp.done")
    }

    private func appeal(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let text = submission.text("appeal", 10...5_000)
        let secret = try context.parameter("secret")
        let now = desk.world.now()
        guard submission.isValid else {
            let page = try await desk.database.read { [submission] tx in
                try FollowUpPage(
                    try Report.require(secret, in: tx), behind: secret, at: now, appeal: submission, in: tx)
            }
            return .invalid(submission) { page.view($0) }
        }
        try await desk.throttle.count([.from(context.remoteAddress, .wordFromAddress)])
        try await desk.database.write { tx in
            let report = try Report.require(secret, in: tx)
            guard let decision = try Decision.all(of: report.caseID, in: tx).first,
                try !Case.require(report.caseID, in: tx).isOpen
            else { throw AppError(.conflict, "moderation.error.notDecided") }
            try Appeal.make(text, against: decision, by: .report(report.id), world: desk.world, in: tx)
        }
        return .done(at: "/reports/\(secret)", saying: "moderation.appeal.done")
    }
}
