package import Commons
import Storage
package import Territories
import Web

/// Who belongs, or may: something with a page of its own, or a territory.
package enum Member: Sendable {
    case thing(Thing)
    case territory(Territory)

    var kind: MemberKind? {
        switch self {
        case .thing(let thing): MemberKind(thing.kind)
        case .territory: .territory
        }
    }

    func name(in language: Language) -> String {
        switch self {
        case .thing(let thing): thing.title
        case .territory(let territory): territory.name(in: language)
        }
    }

    /// On `m`, the memberships.
    var condition: Query {
        switch self {
        case .thing(let thing): "m.thing_id = \(thing.id)"
        case .territory(let territory): "m.territory_id = \(territory.id)"
        }
    }

    /// Nobody speaks for a territory here.
    func isKept(by viewer: Viewer, in tx: Transaction) throws -> Bool {
        switch self {
        case .thing(let thing): try thing.isInHands(of: viewer, in: tx)
        case .territory: false
        }
    }

    static func of(_ membership: Membership, in tx: Transaction) throws -> Member {
        if let id = membership.thing, let thing = try Thing.find(id, in: tx) { return .thing(thing) }
        if let id = membership.territory { return .territory(try Territory.require(id, in: tx)) }
        throw AppError.missing
    }
}
