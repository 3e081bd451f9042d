import Crypto
package import Storage
package import Web

/// A link that makes whoever opens it a keeper of one thing. It works once, for fourteen days; only a hash of it is stored.
package struct Invitation: Sendable, Encodable, RowDecodable {
    let id: Identifier<Invitation>
    package let thing: Thing.ID
    package let invitedBy: Person.ID
    package let expiresAt: Timestamp

    package init(row: Row) throws {
        id = try row["id"]
        thing = try row["thing_id"]
        invitedBy = try row["invited_by"]
        expiresAt = try row["expires_at"]
    }

    /// Makes an invitation and returns its secret, which is shown once.
    package static func make(
        for thing: Thing, by viewer: Viewer, world: World, in tx: Transaction
    ) throws -> String {
        try thing.requireInviter(viewer, in: tx)
        let secret = world.randomBytes(20).hex
        let now = world.now()
        let id: Identifier<Invitation> = world.newID()
        try tx.run(
            """
            INSERT INTO keeper_invitations (id, secret_hash, thing_id, invited_by, created_at, expires_at)
            VALUES (\(id), \(hash(secret)), \(thing.id), \(viewer.id), \(now), \(now.adding(seconds: 14 * 86_400)))
            """
        )
        return secret
    }

    /// The invitation behind a secret, while it can still be used.
    package static func find(_ secret: String, at now: Timestamp, in tx: Transaction) throws -> Invitation? {
        try tx.first(
            """
            SELECT id, thing_id, invited_by, expires_at FROM keeper_invitations
            WHERE secret_hash = \(hash(secret)) AND accepted_at IS NULL AND expires_at > \(now)
            """
        )
    }

    /// One guarded UPDATE, so that a link opened twice makes one keeper.
    package func accept(by person: Person.ID, at now: Timestamp, in tx: Transaction) throws -> Thing {
        let used = try tx.run(
            """
            UPDATE keeper_invitations SET accepted_at = \(now), accepted_by = \(person)
            WHERE id = \(id) AND accepted_at IS NULL
            """
        )
        guard used == 1, let thing = try Thing.find(thing, in: tx) else {
            throw AppError(.gone, "commons.error.invitationUsed")
        }
        try thing.addKeeper(person, by: invitedBy, at: now, in: tx)
        return thing
    }

    private static func hash(_ secret: String) -> String { Array(SHA256.hash(data: Array(secret.utf8))).hex }
}
