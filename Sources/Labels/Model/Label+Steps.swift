package import Commons
package import Storage
package import Web

/// An act about a label: by whom, when, and what they say to everybody.
package struct LabelStep: Sendable {
    let act: LabelAct
    let person: Person.ID?
    let text: String
    let at: Timestamp
    /// The trail of the replication does not say who: whoever declines to visit is named to nobody who did not ask them.
    var isUnnamed = false

    package init(_ act: LabelAct, by person: Person.ID?, saying text: String = "", at now: Timestamp) {
        self.act = act
        self.person = person
        self.text = text
        at = now
    }
}

extension Label {
    /// The state that an act leads to, or the refusal that says where the matter stands.
    func next(after act: LabelAct, at now: Timestamp) throws(AppError) -> LabelState {
        let validity = validity(at: now)
        if let next = state.next(after: act, while: validity) { return next }
        switch act {
        case .withdraw, .giveBack: throw AppError(.conflict, "labels.error.nothingGranted")
        default: throw AppError(.conflict, "labels.error.in.\(state.rawValue)")
        }
    }

    /// Takes a step and notes it for everybody. One guarded UPDATE, so that of two people who act at once only one does, and
    /// the other is told.
    ///
    /// - Parameter granted: what the step grants, until which day.
    func take(_ step: LabelStep, granting granted: CivilDate? = nil, in tx: Transaction) throws -> Label {
        var changed = self
        changed.state = try next(after: step.act, at: step.at)
        changed.step += 1
        if step.act.beginsRound(from: state) { changed.round += 1 }
        switch step.act {
        case .grant: (changed.grantedAt, changed.expiresOn) = (step.at, granted)
        case .withdraw, .giveBack: (changed.grantedAt, changed.expiresOn) = (nil, nil)
        default: break
        }
        let count = try tx.run(
            """
            UPDATE labels SET state = \(changed.state), round = \(changed.round), step = \(changed.step),
                granted_at = \(changed.grantedAt), expires_on = \(changed.expiresOn)
            WHERE id = \(id) AND step = \(self.step)
            """)
        guard count == 1 else { throw AppError(.conflict, "labels.error.meanwhile") }
        try changed.note(step, in: tx)
        return changed
    }

    /// Asks for a label for the first time.
    package static func ask(
        _ id: ID, of issuer: Thing, for replication: Thing, _ charter: Charter, by step: LabelStep, in tx: Transaction
    ) throws -> Label {
        let added = try tx.run(
            """
            INSERT INTO labels (id, issuer_id, practice_id, replication_id, state, round, step, asked_at)
            VALUES (\(id), \(issuer.id), \(charter.practice), \(replication.id), \(LabelState.asked), 1, 1, \(step.at))
            ON CONFLICT DO NOTHING
            """)
        guard added == 1 else { throw AppError(.conflict, "labels.error.meanwhile") }
        let label = try require(id, in: tx)
        try LabelRound.begin(of: label, on: charter, isAppeal: false, in: tx)
        try label.note(step, in: tx)
        return label
    }

    private func note(_ step: LabelStep, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO label_events (label_id, number, act, at, person_id, text)
            VALUES (\(id), \(self.step), \(step.act), \(step.at), \(step.person), \(step.text))
            """)
        try Audit.record(
            "label.changed", subject: replication.rawValue, by: step.isUnnamed ? nil : step.person, at: step.at,
            detail: step.act.rawValue,
            in: tx)
    }
}
