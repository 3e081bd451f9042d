package import Storage
package import Web

/// The people who look after a thing: a practice's stewards, a replication's carriers, an organization's members. Only they edit it.
extension Thing {
    package func isKept(by person: Person.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM keepers
            WHERE person_id = \(person)
                AND (thing_id = \(id) OR thing_id = (SELECT kept_with FROM things WHERE id = \(id)))
            LIMIT 1
            """
        )
        return found != nil
    }

    /// Whether somebody may change it now.
    package func isInHands(of viewer: Viewer?, in tx: Transaction) throws -> Bool {
        guard let viewer, visibility != .withdrawn else { return false }
        return try isKept(by: viewer.id, in: tx)
    }

    /// One may see it, but only its keepers change it: no role stands above them. What their request requires of it has to
    /// hold in the transaction that changes it.
    package func requireKeeper(_ viewer: Viewer, in tx: Transaction) throws {
        guard try isKept(by: viewer.id, in: tx) else { throw AppError(.forbidden, "commons.error.notKeeper") }
        if let condition = viewer.condition, !condition.allows(revision) {
            throw AppError(.outdated, "commons.error.savedMeanwhile")
        }
    }

    package func keepers(in tx: Transaction) throws -> [Person.ID] {
        try tx.values("SELECT person_id FROM keepers WHERE thing_id = \(id) ORDER BY since, person_id LIMIT 200")
    }

    /// Its keepers, and those of the thing that it is kept with.
    package func everyKeeper(in tx: Transaction) throws -> [Person.ID] {
        try tx.values(
            """
            SELECT DISTINCT person_id FROM keepers
            WHERE thing_id = \(id) OR thing_id = (SELECT kept_with FROM things WHERE id = \(id))
            ORDER BY person_id LIMIT 200
            """
        )
    }

    package func addKeeper(_ person: Person.ID, by other: Person.ID?, at now: Timestamp, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO keepers (thing_id, person_id, since, added_by) VALUES (\(id), \(person), \(now), \(other))
            ON CONFLICT (thing_id, person_id) DO NOTHING
            """
        )
        try tx.run("UPDATE things SET left_at = NULL WHERE id = \(id) AND left_at IS NOT NULL")
        try Audit.record("keeper.added", of: self, by: other ?? person, at: now, detail: person.rawValue, in: tx)
    }

    /// Somebody keeps nothing any more. What only they kept looks for somebody from now on.
    static func keeperLeaves(_ person: Person.ID, at now: Timestamp, in tx: Transaction) throws {
        try tx.run("UPDATE things SET left_at = \(now) WHERE id IN (\(onlyKept(by: person)))")
        try tx.run("DELETE FROM keepers WHERE person_id = \(person)")
    }

    /// What nobody but this person keeps: first what others were told of.
    package static func onlyKept(by person: Person.ID, limit: Int, in tx: Transaction) throws -> [Thing] {
        try tx.all(
            """
            SELECT \(columns) FROM things WHERE id IN (\(onlyKept(by: person)))
            ORDER BY visibility DESC, kind, title, id LIMIT \(limit)
            """)
    }

    private static func onlyKept(by person: Person.ID) -> Query {
        """
        SELECT k.thing_id FROM keepers k WHERE k.person_id = \(person)
            AND NOT EXISTS (SELECT 1 FROM keepers o WHERE o.thing_id = k.thing_id AND o.person_id <> \(person))
        """
    }

    /// What looks for somebody since its last keeper left, the latest first.
    package static func left(limit: Int, in tx: Transaction) throws -> [Thing] {
        try tx.all(
            "SELECT \(columns) FROM things WHERE left_at IS NOT NULL ORDER BY left_at DESC, id LIMIT \(limit)")
    }

    /// Keepers invite others. Where none is left an administrator does, so that somebody can take over.
    func requireInviter(_ viewer: Viewer, in tx: Transaction) throws {
        if leftAt != nil, viewer.isAdministrator { return }
        try requireKeeper(viewer, in: tx)
    }

    /// What somebody keeps, newest first.
    package static func kept(
        by person: Person.ID, kind: Kind, limit: Int, in tx: Transaction
    ) throws -> [Thing] {
        try tx.all(
            """
            SELECT \(columns) FROM things
            WHERE kind = \(kind) AND id IN (SELECT thing_id FROM keepers WHERE person_id = \(person))
            ORDER BY updated_at DESC, id LIMIT \(limit)
            """
        )
    }
}
