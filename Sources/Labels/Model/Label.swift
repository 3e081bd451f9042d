package import Commons
package import Storage
package import Web

/// A name that is asked for, or lent, on principles only: one for each replication and each thing whose name it is. It changes
/// nothing of the replication.
package struct Label: Sendable, Equatable {
    package typealias ID = Identifier<Label>

    package let id: ID
    /// Whose keepers decide.
    package let issuer: Thing.ID
    package let practice: Thing.ID
    package let replication: Thing.ID
    package var state: LabelState
    /// The number of the present visit, from 1.
    package var round: Int
    /// The number of the last event.
    package var step: Int
    package let askedAt: Timestamp
    package var grantedAt: Timestamp?
    package var expiresOn: CivilDate?

    package var path: String { "/labels/\(id)" }

    package func validity(at now: Timestamp) -> LabelValidity { LabelValidity(until: expiresOn, at: now) }
}

extension Label: RowDecodable {
    static let columns: Query = """
        l.id, l.issuer_id, l.practice_id, l.replication_id, l.state, l.round, l.step, l.asked_at, l.granted_at, l.expires_on
        """

    package init(row: Row) throws {
        id = try row["id"]
        issuer = try row["issuer_id"]
        practice = try row["practice_id"]
        replication = try row["replication_id"]
        state = try row["state"]
        round = try row["round"]
        step = try row["step"]
        askedAt = try row["asked_at"]
        grantedAt = try row["granted_at"]
        expiresOn = try row["expires_on"]
    }
}

extension Label {
    package static func find(_ id: ID, in tx: Transaction) throws -> Label? {
        try tx.first("SELECT \(columns) FROM labels l WHERE l.id = \(id)")
    }

    package static func require(_ id: ID, in tx: Transaction) throws -> Label {
        guard let label = try find(id, in: tx) else { throw AppError.missing }
        return label
    }

    package static func find(of replication: Thing.ID, by issuer: Thing.ID, in tx: Transaction) throws -> Label? {
        try tx.first(
            "SELECT \(columns) FROM labels l WHERE l.replication_id = \(replication) AND l.issuer_id = \(issuer)")
    }

    /// Those of a replication, the first asked first.
    package static func all(of replication: Thing.ID, in tx: Transaction) throws -> [Label] {
        try tx.all(
            "SELECT \(columns) FROM labels l WHERE l.replication_id = \(replication) ORDER BY l.id LIMIT 100")
    }
}
