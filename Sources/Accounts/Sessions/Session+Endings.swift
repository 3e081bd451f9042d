import Storage
import Web

/// A session that ends is gone at once: its cookie opens nothing any more.
extension Session {
    static func end(_ secret: Secret, in tx: Transaction) throws {
        try tx.run("DELETE FROM sessions WHERE secret_hash = \(secret.hash)")
    }

    static func end(_ id: ID, of account: Person.ID, in tx: Transaction) throws {
        try tx.run("DELETE FROM sessions WHERE id = \(id) AND account_id = \(account)")
    }

    static func endAll(of account: Person.ID, except kept: ID? = nil, in tx: Transaction) throws {
        try tx.run("DELETE FROM sessions WHERE account_id = \(account) AND id IS DISTINCT FROM \(kept)")
    }
}
