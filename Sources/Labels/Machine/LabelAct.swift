import Storage

/// One thing that somebody may do about a label.
package enum LabelAct: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    /// Asks that the replication be visited: the first time, again, or to renew.
    case ask
    /// Takes the request back; what was granted before runs on.
    case takeBack = "take-back"
    /// Gives up what was granted.
    case giveBack = "give-back"
    /// Says in public what there is to say about a refusal or a withdrawal.
    case answer
    /// Asks that others visit.
    case appeal
    /// Names those who visit, or others in place of those who left.
    case name
    case grant, refuse
    /// Takes back what was granted.
    case withdraw
    /// Accepts to visit.
    case agree
    /// Declines to visit, or stops visiting.
    case leave
    /// Writes what was found about a principle.
    case find
    /// Hands all findings in.
    case report

    /// Who does it.
    package var parties: Set<LabelParty> {
        switch self {
        case .ask, .takeBack, .giveBack, .answer, .appeal: [.carrier]
        case .name, .grant, .refuse, .withdraw: [.issuer]
        case .agree: [.named]
        case .leave: [.named, .visitor]
        case .find, .report: [.visitor]
        }
    }

    /// Whether it begins another visit, on the principles as they are then. A visit that was asked for has begun with that.
    func beginsRound(from state: LabelState) -> Bool {
        switch self {
        case .ask, .appeal: true
        case .name: state == .granted || state == .answered
        default: false
        }
    }
}

/// What somebody is to a label. One may be several; some of it excludes the rest.
package enum LabelParty: String, Sendable, CaseIterable, Codable {
    /// Keeps the replication.
    case carrier
    /// Keeps the thing whose name it is.
    case issuer
    /// Is asked to visit.
    case named
    /// Accepted to visit.
    case visitor
}
