import Accounts
import Storage
import Web

/// What a link in a letter to somebody concerned stands for. It works as long as the decision is remembered: whoever is
/// suspended cannot sign in to contest.
struct StatementLink: Sendable, RowDecodable {
    let decision: Decision.ID
    let person: Person.ID

    init(row: Row) throws {
        decision = try row["decision_id"]
        person = try row["person_id"]
    }

    static func require(_ secret: String, in tx: Transaction) throws -> StatementLink {
        guard let secret = Secret(secret) else { throw AppError.missing }
        let found: StatementLink? = try tx.first(
            "SELECT decision_id, person_id FROM moderation_statements WHERE secret_hash = \(secret.hash)")
        guard let found else { throw AppError.missing }
        return found
    }
}
