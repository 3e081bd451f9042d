import Commons
import Storage
import Web

/// What was told of a step of a replication's life, until somebody told it more fully.
struct StepVersion: Encodable, Sendable, RowDecodable {
    let replication: Thing.ID
    let number: Int
    let version: Int
    let reason: String
    let lessons: String
    let ending: Ending
    /// Who told it otherwise, and when.
    let person: Person.ID?
    let at: Timestamp

    init(row: Row) throws {
        replication = try row["replication_id"]
        number = try row["number"]
        version = try row["version"]
        reason = try row["reason"]
        lessons = try row["lessons"]
        guard let told = try Ending(joined: row) else { throw AbsentEnding() }
        ending = told
        person = try row["person_id"]
        at = try row["at"]
    }

    private static let columns: Query = """
        e.replication_id, e.number, e.version, e.reason, e.lessons, \(Ending.columns), e.person_id, e.at
        """

    /// The latest first.
    static func all(of replication: Thing.ID, step: Int, in tx: Transaction) throws -> [StepVersion] {
        try tx.all(
            """
            SELECT \(columns) FROM step_versions e WHERE e.replication_id = \(replication) AND e.number = \(step)
            ORDER BY e.version DESC LIMIT \(mostVersions)
            """)
    }

    /// A step is told again so often at most.
    static let mostVersions = 50

    /// Keeps what is told now.
    ///
    /// - Returns: false where somebody did so meanwhile.
    static func keep(
        _ replication: Thing.ID, step: Int, as version: Int, by author: Authorship, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO step_versions (replication_id, number, version, reason, lessons,
                tried, obstacles, again, documents, equipment, contacts, person_id, at)
            SELECT s.replication_id, s.number, CAST(\(version) AS BIGINT), s.reason, s.lessons,
                COALESCE(e.tried, ''), COALESCE(e.obstacles, ''), COALESCE(e.again, ''), COALESCE(e.documents, ''),
                COALESCE(e.equipment, ''), COALESCE(e.contacts, ''), CAST(\(author.person) AS TEXT),
                CAST(\(author.at) AS BIGINT)
            FROM state_changes s
                LEFT JOIN endings e ON e.replication_id = s.replication_id AND e.number = s.number
            WHERE s.replication_id = \(replication) AND s.number = \(step)
            ON CONFLICT DO NOTHING
            """) == 1
    }
}

/// The columns of the table are never empty of a value.
struct AbsentEnding: Error {}
