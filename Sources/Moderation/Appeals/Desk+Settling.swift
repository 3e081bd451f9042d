import Accounts
import Commons
import Storage
import Web

// Answering an appeal: what is reversed is undone at once, and both sides are told.
extension Desk {
    func settle(
        _ appeal: Appeal, _ result: Appeal.Result, because reasons: String, by viewer: Viewer, site: Site,
        in tx: Transaction
    ) throws {
        let now = world.now()
        let decision = try Decision.require(appeal.decision, in: tx)
        let thing = try decision.thing.flatMap { try Thing.find($0, in: tx) }
        let bar = try AppealBar.find(for: viewer, decision, thing, in: tx)
        if let bar, bar != .nobodyElse { throw AppError(.forbidden, "moderation.bar.\(bar.rawValue)") }
        try appeal.settle(result, because: reasons, by: viewer.id, isBySame: bar == .nobodyElse, at: now, in: tx)
        let reports = try Report.all(of: decision.caseID, in: tx)
        if result == .reversed { try undo(decision, for: appeal.side, thing, by: viewer, because: reasons, in: tx) }
        try ModerationJobs.forgetLater(decision.caseID, world: world, in: tx)
        try tell(decision, thing, reports, "appeal.\(result.rawValue)", reasons, site, in: tx)
    }

    private func undo(
        _ decision: Decision, for side: Side, _ thing: Thing?, by viewer: Viewer, because reasons: String,
        in tx: Transaction
    ) throws {
        let now = world.now()
        if side == .reporter { return try Case.require(decision.caseID, in: tx).reopen(at: now, in: tx) }
        switch decision.outcome {
        case .withdrawal:
            guard let thing, thing.visibility == .withdrawn else { return }
            let author = Authorship(viewer, because: reasons, at: now)
            _ = try kinds.require(thing.kind).show(thing, .published, author, tx)
        case .suspension:
            guard let person = decision.suspended, let account = try Account.find(person, in: tx),
                account.isSuspended
            else { return }
            try account.readmit(because: reasons, by: viewer.id, at: now, in: tx)
        case .refusal:
            guard let thing, thing.reading != nil else { return }
            let author = Authorship(viewer, because: reasons, at: now)
            _ = try kinds.require(thing.kind).show(thing, .published, author, tx)
        case .noAction, .change, .release: return
        }
    }

    private func tell(
        _ decision: Decision, _ thing: Thing?, _ reports: [Report], _ kind: String, _ reasons: String, _ site: Site,
        in tx: Transaction
    ) throws {
        for report in reports {
            try write(to: report, kind, Statement(decision, for: .reporter), saying: reasons, site, in: tx)
        }
        for account in try Account.find(concerned(by: decision, thing, in: tx), in: tx) {
            let letter = decision.isOfAccount ? "suspension.\(kind)" : kind
            try write(to: account, letter, Statement(decision, for: .keeper), saying: reasons, site, in: tx)
        }
    }
}
