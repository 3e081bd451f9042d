import Commons
import Storage
import Web

/// Somebody follows something.
struct Follow: Sendable, RowDecodable {
    typealias ID = Identifier<Follow>

    let id: ID
    let person: Person.ID
    let kind: FollowedKind
    let subject: String
    let cadence: Cadence
    let since: Timestamp
    /// What came before was told.
    let toldUntil: Timestamp

    static let columns: Query = "id, person_id, kind, subject, cadence, since, told_until"

    init(row: Row) throws {
        id = try row["id"]
        person = try row["person_id"]
        kind = try row["kind"]
        subject = try row["subject"]
        cadence = try row["cadence"]
        since = try row["since"]
        toldUntil = try row["told_until"]
    }

    /// More than anybody reads.
    static let most = 100

    static func all(of person: Person.ID, in tx: Transaction) throws -> [Follow] {
        try tx.all("SELECT \(columns) FROM follows WHERE person_id = \(person) ORDER BY since DESC, id LIMIT \(most)")
    }

    static func find(_ kind: FollowedKind, _ subject: String, of person: Person.ID, in tx: Transaction) throws
        -> Follow?
    {
        try tx.first(
            """
            SELECT \(columns) FROM follows
            WHERE person_id = \(person) AND kind = \(kind) AND subject = \(subject)
            """)
    }

    /// Following twice is following once; the wish about letters that was said last holds. What came while somebody wanted no
    /// letter is not written about afterwards.
    static func begin(
        _ subject: FollowedSubject, _ cadence: Cadence, by person: Person.ID, world: World, in tx: Transaction
    ) throws {
        let known = try find(subject.kind, subject.id, of: person, in: tx) != nil
        if try !known && all(of: person, in: tx).count >= most { throw AppError(.conflict, "following.error.tooMany") }
        let (id, now) = (world.newID() as ID, world.now())
        try tx.run(
            """
            INSERT INTO follows (id, person_id, kind, subject, cadence, since, told_until)
            VALUES (\(id), \(person), \(subject.kind), \(subject.id), \(cadence), \(now), \(now))
            ON CONFLICT (person_id, kind, subject) DO UPDATE
                SET cadence = \(cadence),
                    told_until = CASE WHEN follows.cadence = 'never' THEN \(now) ELSE follows.told_until END
            """)
    }

    /// What came since stays on the page of news; letters tell of what comes from now on.
    static func change(_ id: ID, to cadence: Cadence, of person: Person.ID, at now: Timestamp, in tx: Transaction)
        throws
    {
        let changed = try tx.run(
            """
            UPDATE follows SET cadence = \(cadence), told_until = \(now) WHERE id = \(id) AND person_id = \(person)
            """)
        guard changed == 1 else { throw AppError.missing }
    }

    static func end(_ id: ID, of person: Person.ID, in tx: Transaction) throws {
        let gone = try tx.run("DELETE FROM follows WHERE id = \(id) AND person_id = \(person)")
        guard gone == 1 else { throw AppError.missing }
    }

    /// No letter any more; what somebody follows stays on their page.
    static func silence(_ person: Person.ID, in tx: Transaction) throws {
        try tx.run("UPDATE follows SET cadence = 'never' WHERE person_id = \(person)")
    }
}
