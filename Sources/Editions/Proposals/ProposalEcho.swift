import Commons
import Storage
import Web

/// Another place says: we do this too.
struct ProposalEcho: HeldRow, RowDecodable {
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

    var people: [Person.ID] { [person].compactMap { $0 } }

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
        "proposal-echoes", tables: ["proposal_echoes"], of: ProposalEcho.self,
        page: { last, limit, tx in
            try tx.all(
                """
                SELECT \(columns) FROM proposal_echoes
                WHERE (adaptation_id, replication_id)
                    > (\(last?.adaptation.rawValue ?? ""), \(last?.replication.rawValue ?? ""))
                ORDER BY adaptation_id, replication_id LIMIT \(limit)
                """)
        },
        present: { row, tx in
            try tx.first(
                """
                SELECT \(columns) FROM proposal_echoes
                WHERE adaptation_id = \(row.adaptation) AND replication_id = \(row.replication)
                """)
        },
        take: { row, tx in try row.save(in: tx) })
}
