import Commons
import Replications
package import Storage
package import Web

/// A label with all that belongs to it, as somebody opens it.
package struct LabelFile: Sendable {
    package var label: Label
    let replication: Thing
    let issuer: Thing
    let practice: Thing
    /// The latest first.
    let rounds: [LabelRound]
    /// Of all visits.
    let visitors: [LabelVisitor]
    let findings: [LabelFinding]

    /// What somebody may see; a label is as visible as its replication, and as the name that it lends.
    package init(_ id: Label.ID, for viewer: Viewer?, in tx: Transaction) throws {
        let label = try Label.require(id, in: tx)
        let things = try Thing.find([label.replication, label.issuer, label.practice], in: tx)
        guard let named = things[label.replication], let issuer = things[label.issuer],
            let practice = things[label.practice],
            case .thing(let replication) = try Thing.find(.replication, at: named.slug, for: viewer, in: tx)
        else { throw AppError.missing }
        // Neither the name that is lent nor the charter is read here once it was withdrawn.
        for thing in [issuer, practice] where thing.visibility == .withdrawn {
            _ = try Thing.find(thing.kind, at: thing.slug, for: viewer, in: tx)
        }
        self.label = label
        self.replication = replication
        self.issuer = issuer
        self.practice = practice
        rounds = try LabelRound.all(of: id, in: tx)
        visitors = try LabelVisitor.all(of: id, in: tx)
        findings = try LabelFinding.all(of: id, in: tx)
    }

    /// The present visit.
    var round: LabelRound {
        get throws {
            guard let round = rounds.first(where: { $0.number == label.round }) else { throw AppError.missing }
            return round
        }
    }

    /// Those who visit now, or are asked to.
    var present: [LabelVisitor] { visitors.filter { $0.round == label.round && $0.state.isPresent } }

    /// Those who visited before: others are wanted for an appeal.
    var former: Set<Person.ID> {
        Set(visitors.filter { $0.round < label.round && ($0.state == .agreed || $0.state == .left) }.map(\.person))
    }

    /// What the present visit found, by principle.
    var found: [Int: LabelFinding] {
        Dictionary(findings.filter { $0.round == label.round }.map { ($0.principle, $0) }) { first, _ in first }
    }

    /// What somebody is to it.
    func parties(of viewer: Viewer?, in tx: Transaction) throws -> Set<LabelParty> {
        guard let viewer else { return [] }
        var parties: Set<LabelParty> = []
        if try replication.isInHands(of: viewer, in: tx) { parties.insert(.carrier) }
        if try issuer.isInHands(of: viewer, in: tx) { parties.insert(.issuer) }
        switch present.first(where: { $0.person == viewer.id })?.state {
        case .named: parties.insert(.named)
        case .agreed: parties.insert(.visitor)
        default: break
        }
        return parties
    }

    /// Refuses whoever may not do it, or may not do it now.
    func require(_ act: LabelAct, of viewer: Viewer, at now: Timestamp, in tx: Transaction) throws {
        if let bar = act.bar(for: try parties(of: viewer, in: tx)) { throw AppError(.forbidden, bar) }
        _ = try label.next(after: act, at: now)
    }

    /// What somebody may do now.
    static func acts(_ label: Label, for parties: Set<LabelParty>, at now: Timestamp) -> [LabelAct] {
        let validity = label.validity(at: now)
        return LabelAct.allCases.filter {
            $0.bar(for: parties) == nil && label.state.next(after: $0, while: validity) != nil
        }
    }
}
