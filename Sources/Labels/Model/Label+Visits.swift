package import Commons
package import Storage
package import Web

// What is done about a label, whoever may do it: the pages ask that first.
extension Label {
    /// An act that takes nothing but words.
    package func say(_ step: LabelStep, following practice: Thing, in tx: Transaction) throws -> Label {
        var step = step
        if step.act == .leave, let person = step.person {
            step.isUnnamed = try !LabelVisitor.hasAgreed(person, to: self, in: tx)
        }
        let taken = try begin(step, following: practice, in: tx)
        switch step.act {
        case .report: try LabelRound.report(taken, at: step.at, in: tx)
        case .leave: if let person = step.person { try LabelVisitor.leave(person, taken, in: tx) }
        default: break
        }
        return taken
    }

    /// Asks people to visit, each with the replication that they carry.
    package func name(
        _ people: [(person: Person.ID, replication: Thing.ID)], by step: LabelStep, following practice: Thing,
        in tx: Transaction
    ) throws -> Label {
        let taken = try begin(step, following: practice, in: tx)
        for (person, replication) in people {
            try LabelVisitor.name(person, from: replication, to: taken, at: step.at, in: tx)
        }
        return taken
    }

    /// - Parameter isShown: they agree to be named in public.
    package func agree(_ person: Person.ID, isShown: Bool, at now: Timestamp, in tx: Transaction) throws -> Label {
        let taken = try take(LabelStep(.agree, by: person, at: now), in: tx)
        try LabelVisitor.set(.agreed, isShown: isShown, for: person, of: taken, in: tx)
        return taken
    }

    /// Writes down what was found, over what was read; false when another visitor wrote meanwhile.
    ///
    /// - Parameter revision: the one that was read; 0 when there was none.
    package func write(
        _ draft: LabelFinding.Draft, over revision: Int = 0, by person: Person.ID?, at now: Timestamp,
        in tx: Transaction
    ) throws -> Bool {
        try LabelFinding.write(draft, over: revision, of: self, by: person, at: now, in: tx)
    }

    /// Decides on the present visit.
    package func decide(
        _ ruling: LabelRuling, by person: Person.ID?, at now: Timestamp, in tx: Transaction
    ) throws -> Label {
        let act: LabelAct = ruling.outcome == .granted ? .grant : .refuse
        let decided = try take(LabelStep(act, by: person, at: now), granting: ruling.until, in: tx)
        try LabelRound.require(round, of: id, in: tx).decide(ruling, of: id, at: now, in: tx)
        return decided
    }

    /// Takes a step; where another visit begins with it, the principles are those of the practice now.
    private func begin(_ step: LabelStep, following practice: Thing, in tx: Transaction) throws -> Label {
        guard step.act.beginsRound(from: state) else { return try take(step, in: tx) }
        _ = try next(after: step.act, at: step.at)
        let charter = try Charter(of: practice, in: tx)
        let taken = try take(step, in: tx)
        try LabelRound.begin(of: taken, on: charter, isAppeal: step.act == .appeal, in: tx)
        return taken
    }
}
