import Accounts
import Commons
import Mail
import Storage
import Web

// Carrying a decision out: the guard, the change, the letters, in one transaction.
extension Desk {
    func decide(
        _ ruling: Ruling, on file: Case, by viewer: Viewer, site: Site, in tx: Transaction
    ) throws -> Decision.ID {
        let now = world.now()
        let thing = try file.thing.flatMap { try Thing.find($0, in: tx) }
        try file.requireDistance(viewer, from: thing, in: tx)
        try file.close(at: now, in: tx)
        if file.kind != .account { try requireNoModerator(ruling, in: tx) }
        try carryOut(ruling, on: thing, by: viewer, in: tx)
        let reports = try Report.all(of: file.id, in: tx)
        let decision = try write(ruling, file, thing, reports, by: viewer, in: tx)
        if let due = decision.dueAt { try ModerationJobs.watch(decision, until: due, world: world, in: tx) }
        try ModerationJobs.forgetLater(file.id, world: world, in: tx)
        try Audit.record(
            "case.decided", subject: file.id.rawValue, by: viewer.id, at: now,
            detail: "\(ruling.outcome.rawValue) \(decision.id)", in: tx)
        try tell(of: decision, thing, reports, site, in: tx)
        return decision.id
    }

    /// Those who moderate do not shut each other out: that is for an administrator.
    private func requireNoModerator(_ ruling: Ruling, in tx: Transaction) throws {
        if let person = ruling.person, try Account.moderators(in: tx).contains(person) {
            throw AppError(.conflict, "moderation.error.suspendsModerator")
        }
    }

    private func carryOut(_ ruling: Ruling, on thing: Thing?, by viewer: Viewer, in tx: Transaction) throws {
        let now = world.now()
        switch ruling.outcome {
        case .noAction: return
        case .change:
            guard thing?.visibility == .published else { throw AppError(.conflict, "moderation.error.pageGone") }
        case .withdrawal:
            guard let thing, thing.visibility == .published else {
                throw AppError(.conflict, "moderation.error.pageGone")
            }
            let author = Authorship(viewer, because: ruling.publicReason, at: now)
            _ = try kinds.require(thing.kind).show(thing, .withdrawn, author, tx)
        case .suspension:
            guard let person = ruling.person else { throw AppError.missing }
            try Account.require(person, in: tx).suspend(because: ruling.facts, by: viewer.id, at: now, in: tx)
        case .release:
            guard let thing else { throw AppError(.conflict, "moderation.error.pageGone") }
            try FirstReadings.end(thing, as: nil, in: tx)
            let author = Authorship(viewer, because: ruling.facts, at: now)
            _ = try kinds.require(thing.kind).show(thing, .published, author, tx)
        case .refusal:
            guard let thing else { throw AppError(.conflict, "moderation.error.pageGone") }
            try FirstReadings.end(thing, as: .declined, in: tx)
        }
    }

    private func write(
        _ ruling: Ruling, _ file: Case, _ thing: Thing?, _ reports: [Report], by viewer: Viewer, in tx: Transaction
    ) throws -> Decision {
        let now = world.now()
        let id: Decision.ID = world.newID()
        let counts = Dictionary(reports.map { ($0.reason, 1) }, uniquingKeysWith: +)
        let subject = counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key ?? .other
        let due = ruling.days.map { now.adding(days: $0) }
        try tx.run(
            """
            INSERT INTO moderation_decisions (id, case_id, kind, outcome, subject, ground, reports, opened_at, decided_at,
                year, due_at, thing_id, title, address, reference, facts, public_reason, suspended, decided_by)
            VALUES (\(id), \(file.id), \(file.kind), \(ruling.outcome), \(subject), \(ruling.ground), \(reports.count),
                \(file.openedAt), \(now), \(CivilDate(now).year), \(due), \(file.thing), \(thing?.title ?? ""),
                \(thing?.path ?? ""), \(ruling.reference), \(ruling.facts), \(ruling.publicReason), \(ruling.person),
                \(viewer.id))
            """
        )
        return try Decision.require(id, in: tx)
    }

    /// The statement of reasons, to both sides, each in their language.
    private func tell(
        of decision: Decision, _ thing: Thing?, _ reports: [Report], _ site: Site, in tx: Transaction
    ) throws {
        for report in reports {
            try write(to: report, "decided", Statement(decision, for: .reporter), site, in: tx)
        }
        let people = try concerned(by: decision, thing, in: tx)
        for account in try Account.find(people, in: tx) {
            let statement = Statement(decision, for: .keeper)
            try write(to: account, statement.letter, statement, site, in: tx)
        }
    }

    func concerned(by decision: Decision, _ thing: Thing?, in tx: Transaction) throws -> [Person.ID] {
        let keepers = try thing?.everyKeeper(in: tx) ?? []
        return keepers + (decision.suspended.map { keepers.contains($0) ? [] : [$0] } ?? [])
    }
}
