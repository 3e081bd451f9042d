import Commons
import Storage
import Web

/// Another place says: we do this too.
struct ProposalEcho: Sendable, RowDecodable {
    let adaptation: Thing.ID
    let replication: Thing.ID
    let note: String
    let person: Person.ID?
    let at: Timestamp

    init(_ adaptation: Thing.ID, in replication: Thing.ID, saying note: String, by author: Authorship) {
        self.adaptation = adaptation
        self.replication = replication
        self.note = note
        person = author.person
        at = author.at
    }

    init(row: Row) throws {
        adaptation = try row["adaptation_id"]
        replication = try row["replication_id"]
        note = try row["note"]
        person = try row["person_id"]
        at = try row["at"]
    }

    private static let columns: Query = "adaptation_id, replication_id, note, person_id, at"

    static func all(of adaptation: Thing.ID, in tx: Transaction) throws -> [ProposalEcho] {
        try tx.all(
            """
            SELECT \(columns) FROM proposal_echoes WHERE adaptation_id = \(adaptation)
            ORDER BY at, replication_id LIMIT 200
            """)
    }

    /// A place says so once; what it adds later takes the place of what it said.
    func save(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO proposal_echoes (\(Self.columns))
            VALUES (\(adaptation), \(replication), \(note), \(person), \(at))
            ON CONFLICT (adaptation_id, replication_id) DO UPDATE
                SET note = \(note), person_id = \(person), at = \(at)
            """)
    }

    static let holding = Holding(
        "proposal-echoes",
        HeldTable(
            "proposal_echoes",
            [
                .key("adaptation_id", Thing.ID.self), .key("replication_id", Thing.ID.self),
                .column("note", String.self), .column("person_id", Person.ID?.self), .column("at", Timestamp.self),
            ]))
}
