package import Storage
package import Web

/// Where an address leads.
package enum Found: Sendable {
    case thing(Thing)
    /// The thing's address has changed; this is the present one.
    case moved(to: String)
}

extension Thing {
    package static func find(_ id: ID, in tx: Transaction) throws -> Thing? {
        try tx.first("SELECT \(columns) FROM things WHERE id = \(id)")
    }

    /// The thing at an address, as this viewer may see it. A draft of others is missing; what was withdrawn is gone for
    /// all but those who kept it and those who moderate.
    package static func find(
        _ kind: Kind, at slug: String, for viewer: Viewer?, in tx: Transaction
    ) throws -> Found {
        let found: Thing? = try tx.first("SELECT \(columns) FROM things WHERE kind = \(kind) AND slug = \(slug)")
        guard let found else { return try moved(kind, from: slug, in: tx) }
        try found.requireVisible(to: viewer, in: tx)
        return .thing(found)
    }

    /// The thing at an address that somebody acts on: its present address is meant. Nobody acts on what was withdrawn.
    package static func require(
        _ kind: Kind, at slug: String, for viewer: Viewer?, in tx: Transaction
    ) throws -> Thing {
        guard case .thing(let thing) = try find(kind, at: slug, for: viewer, in: tx) else { throw AppError.missing }
        try thing.requirePresent()
        return thing
    }

    package static func find(_ ids: [ID], in tx: Transaction) throws -> [ID: Thing] {
        let things: [Thing] = try tx.all("SELECT \(columns) FROM things WHERE id IN \(list: ids)")
        return Dictionary(things.map { ($0.id, $0) }) { first, _ in first }
    }

    private static func moved(_ kind: Kind, from slug: String, in tx: Transaction) throws -> Found {
        let thing: Thing? = try tx.first(
            """
            SELECT \(columns) FROM things
            WHERE id = (SELECT thing_id FROM former_slugs WHERE kind = \(kind) AND slug = \(slug))
            """
        )
        guard let thing, thing.visibility != .draft else { throw AppError.missing }
        return .moved(to: thing.path)
    }

    func requireVisible(to viewer: Viewer?, in tx: Transaction) throws {
        switch visibility {
        case .published: return
        case .withdrawn:
            guard let viewer, try viewer.moderates || isKept(by: viewer.id, in: tx) else {
                throw withdrawal
            }
        case .draft:
            guard let viewer, try isKept(by: viewer.id, in: tx) else { throw AppError.missing }
        }
    }

    func requirePresent() throws(AppError) {
        if visibility == .withdrawn { throw withdrawal }
    }

    /// Whoever withdrew it said why, to everybody.
    private var withdrawal: AppError {
        guard let reason = withdrawalReason, !reason.isEmpty else { return AppError(.gone, "commons.error.withdrawn") }
        return AppError(.gone, "commons.error.withdrawnBecause", ["reason": reason])
    }
}
