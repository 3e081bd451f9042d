import Web

extension LabelAct {
    /// Why somebody may not do it, whatever the state: the key of a sentence. Nil when they may.
    package func bar(for parties: Set<LabelParty>) -> String? {
        if self.parties == [.issuer] { return issuerBar(parties) }
        guard self.parties.isDisjoint(with: parties) else {
            return isVisiting && parties.contains(.carrier) ? "labels.error.visitorCarries" : nil
        }
        return self.parties == [.carrier] ? "labels.error.notCarrier" : "labels.error.notVisitor"
    }

    /// Nobody decides on what they carry, nor on their own visit.
    private func issuerBar(_ parties: Set<LabelParty>) -> String? {
        guard parties.contains(.issuer) else { return "labels.error.notIssuer" }
        if parties.contains(.carrier) { return "labels.error.ownReplication" }
        let decides = self == .grant || self == .refuse
        return decides && parties.contains(.visitor) ? "labels.error.ownVisit" : nil
    }

    private var isVisiting: Bool { self == .agree || self == .find || self == .report }
}
