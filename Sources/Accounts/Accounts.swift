package import Commons
package import Storage
package import Web

/// People who have an account here: who they are, how they prove it, what they may do.
package enum Accounts {
    /// How people are called.
    package static let names = Names { ids, tx in
        let found: [NamedPerson] = try tx.all("SELECT id, name, biography FROM accounts WHERE id IN \(list: ids)")
        return Dictionary(found.map { ($0.id, Introduction(name: $0.name, words: $0.biography)) }) { first, _ in first }
    }

    /// The person whose session has this secret; nil when it ended, or when the person is suspended.
    package static func authenticate(
        _ secret: String, at now: Timestamp, in database: Database
    ) async throws -> Viewer? {
        guard let secret = Secret(secret) else { return nil }
        let found = try await database.read { tx in try Session.viewer(behind: secret, at: now, in: tx) }
        guard let (viewer, session) = found else { return nil }
        if session.isDueForNote(at: now) {
            try await database.write { tx in try session.noteVisit(at: now, in: tx) }
        }
        return viewer
    }

    /// Whom a program's token stands for; nil when it is none, or one no longer.
    package static func authenticate(
        token: String, at now: Timestamp, in database: Database
    ) async throws -> TokenBearer? {
        let found = try await database.read { tx in try PersonalToken.bearer(of: token, at: now, in: tx) }
        guard let (bearer, token) = found else { return nil }
        if token.isDueForNote(at: now) {
            try await database.write { tx in try token.noteUse(at: now, in: tx) }
        }
        return bearer
    }

    private struct NamedPerson: RowDecodable {
        let id: Person.ID
        let name: String
        let biography: String

        init(row: Row) throws {
            id = try row["id"]
            name = try row["name"]
            biography = try row["biography"]
        }
    }
}
