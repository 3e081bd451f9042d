import Accounts
package import Commons
import Mail
package import Storage
package import Web

/// What happens by itself: a deadline that passes, and the forgetting of whoever took part.
package struct ModerationJobs: Sendable {
    private let database: Database
    private let world: World
    private let catalog: TextCatalog
    private let site: @Sendable () async throws -> Site
    private let kinds: Kinds

    package init(
        database: Database, world: World, catalog: TextCatalog, kinds: Kinds,
        site: @escaping @Sendable () async throws -> Site
    ) {
        self.kinds = kinds
        self.database = database
        self.world = world
        self.catalog = catalog
        self.site = site
    }

    /// For a `JobRunner`.
    package var handlers: [String: JobRunner.Handler] {
        [Self.deadline: lookAgain, Self.forgetting: forget, Self.call: callModerators]
    }

    private static let deadline = "case-deadline"
    private static let forgetting = "case-forgetting"
    private static let call = "moderators-call"

    /// How long after its end a case names people and says what they wrote.
    static let memoryDays = 365

    private struct Promise: Codable, Sendable {
        let id: String
    }

    /// Promises that the page is looked at again when the keepers' time is over, or shown again when its withdrawal ends.
    static func watch(_ decision: Decision, until due: Timestamp, world: World, in tx: Transaction) throws {
        try Jobs.enqueue(deadline, Promise(id: decision.id.rawValue), at: due, world: world, in: tx)
    }

    /// To be called at each end of a case: the last one counts.
    static func forgetLater(_ id: Case.ID, world: World, in tx: Transaction) throws {
        try Jobs.enqueue(
            forgetting, Promise(id: id.rawValue), at: world.now().adding(days: memoryDays), world: world, in: tx)
    }

    /// Promises that those who moderate hear of a new report at the next full hour: one letter for all that came in
    /// between.
    static func callLater(world: World, in tx: Transaction) throws {
        let hour = world.now().rawValue / 3_600_000
        try Jobs.enqueue(
            call, Hour(hour: hour), at: Timestamp(rawValue: (hour + 1) * 3_600_000), key: "\(hour)", world: world,
            in: tx)
    }

    private struct Hour: Codable, Sendable {
        let hour: Int
    }

    /// Nothing is sent when all was decided meanwhile.
    @Sendable
    private func callModerators(_ job: Job) async throws {
        let site = try await site()
        let letters = ModerationLetters(site: site, catalog: catalog)
        try await database.write { tx in
            guard let count = try Moderation.waiting(in: tx), count > 0 else { return }
            for account in try Account.find(try Account.moderators(in: tx), in: tx) where !account.isClosed {
                let letter = letters.write(
                    "waiting", to: account.email, in: account.language,
                    ["count": "\(count)", "link": "\(site.address)/moderation"])
                try Outbox.post(letter, world: world, in: tx)
            }
        }
    }

    @Sendable
    private func lookAgain(_ job: Job) async throws {
        guard let id = Decision.ID(rawValue: try job.payload(as: Promise.self).id) else { return }
        let site = try await site()
        try await database.write { tx in
            guard let decision = try Decision.find(id, in: tx) else { return }
            if decision.outcome == .withdrawal { return try showAgain(decision, site, in: tx) }
            guard try !Appeal.all(of: id, in: tx).contains(where: { $0.side == .keeper && $0.outcome == .reversed }),
                let thing = try decision.thing.flatMap({ try Thing.find($0, in: tx) }), thing.visibility == .published
            else { return }
            _ = try Case.open(on: thing, because: .deadline, world: world, in: tx)
        }
    }

    /// Nothing happens to a page that is shown already, or that a later decision withdrew.
    private func showAgain(_ decision: Decision, _ site: Site, in tx: Transaction) throws {
        guard let id = decision.thing, let thing = try Thing.find(id, in: tx), thing.visibility == .withdrawn,
            try Decision.all(on: id, in: tx).first(where: { $0.outcome == .withdrawal })?.id == decision.id
        else { return }
        let now = world.now()
        let author = Authorship(nil, because: "", at: now)
        let shown = try kinds.require(thing.kind).show(thing, .published, author, tx)
        try tx.run("UPDATE moderation_decisions SET ended_at = \(now) WHERE id = \(decision.id)")
        try Audit.record(
            "case.withdrawalEnded", subject: decision.caseID.rawValue, by: nil, at: now, detail: decision.id.rawValue,
            in: tx)
        try tell(decision, shown, site, in: tx)
    }

    private func tell(_ decision: Decision, _ thing: Thing, _ site: Site, in tx: Transaction) throws {
        let letters = ModerationLetters(site: site, catalog: catalog)
        let values = ["page": thing.title, "link": site.address + thing.path]
        var readers = try Report.all(of: decision.caseID, in: tx).compactMap { report in
            report.email.map { (email: $0, language: report.language) }
        }
        for account in try Account.find(try thing.everyKeeper(in: tx), in: tx) {
            readers.append((email: account.email, language: account.language))
        }
        for reader in readers {
            let letter = letters.write("ended", to: reader.email, in: reader.language, values)
            try Outbox.post(letter, world: world, in: tx)
        }
    }

    @Sendable
    private func forget(_ job: Job) async throws {
        guard let id = Case.ID(rawValue: try job.payload(as: Promise.self).id) else { return }
        let end = world.now().adding(days: -Self.memoryDays)
        try await database.write { tx in
            guard try Case.isOver(id, since: end, in: tx) else { return }
            try Case.forget(id, in: tx)
            try Audit.record("case.forgotten", subject: id.rawValue, by: nil, at: world.now(), in: tx)
        }
    }
}
