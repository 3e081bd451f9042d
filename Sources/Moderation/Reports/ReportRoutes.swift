import Accounts
import Commons
import Hummingbird
import Mail
import Storage
import Web

/// Reporting a page.
struct ReportRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [.get("reports/new", for: .anyone, new), .post("reports", for: .anyone, create)]
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        var fields = ["page": try request.queryFields.shown("page")]
        if let viewer = context.viewer {
            let account = try await desk.database.read { tx in try Account.find(viewer.id, in: tx) }
            fields["name"] = account?.name
            fields["email"] = account?.email.rawValue
        }
        let form = ReportForm(Submission(fields))
        let work = ReportForm.field(desk.work, for: context.viewer)
        return .page(FormModel()) { form.page(work, $1) }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let form = ReportForm(try await request.submission())
        let site = context.visit.site
        let (checked, entry) = try await desk.database.read { tx in
            var form = form
            let entry = try form.read(for: context.viewer, kinds: desk.kinds, site: site, work: desk.work, in: tx)
            return (form, entry)
        }
        let work = ReportForm.field(desk.work, for: context.viewer)
        guard let entry else { return .invalid(checked.submission) { checked.page(work, $0) } }
        try await desk.throttle.count(attempts(entry, context))
        guard let secret = try await send(entry, context) else {
            var again = checked
            again.refuseAgain()
            return .invalid(again.submission) { [again] in again.page(work, $0) }
        }
        return .done(at: "/reports/\(secret.text)", saying: "moderation.report.sent")
    }

    /// The secret of the follow-up link; nil when the same form was sent before.
    private func send(_ entry: Report.Entry, _ context: Context) async throws -> Secret? {
        let language = context.texts.language
        let site = context.visit.site
        let letters = desk.letters(site)
        return try await desk.database.write { tx in
            guard try entry.effort.spend(at: desk.world.now(), in: tx) else { return nil }
            let (_, secret) = try Report.send(entry, by: context.viewer?.id, in: language, world: desk.world, in: tx)
            if let email = entry.email {
                let link = "\(site.address)/reports/\(secret.text)"
                let letter = letters.write(
                    "received", to: email, in: language,
                    ["page": entry.thing.title, "address": entry.address, "link": link])
                try Outbox.post(letter, world: desk.world, in: tx)
            }
            return secret
        }
    }

    private func attempts(_ entry: Report.Entry, _ context: Context) -> [Attempt] {
        let place = context.remoteAddress
        return [.from(place, .reportFromAddress)] + (entry.email.map { Attempt.letter(to: $0, from: place) } ?? [])
            + Attempt.extra(for: entry.effort, from: place)
    }
}

extension Allowance {
    static let reportFromAddress = Allowance("report from", atOnce: 10, thenEvery: .seconds(300))
    /// What a reporter adds or contests.
    static let wordFromAddress = Allowance("word on a report from", atOnce: 20, thenEvery: .seconds(60))
}
