import Commons
import Storage
import Web

/// What the people who carried a replication tell when it stops, changes into something else, or passes into other
/// hands: what they tried, what got in the way, what they would do again, what they leave to others. All of it may stay
/// empty.
package struct Ending: Sendable, Equatable, Codable {
    package var tried = ""
    package var obstacles = ""
    package var again = ""
    /// What they leave: documents, equipment, people to call.
    package var documents = ""
    package var equipment = ""
    package var contacts = ""

    package init() {}

    /// In the order in which they are asked and told.
    package static let questions: [(name: String, path: any WritableKeyPath<Ending, String> & Sendable)] = [
        ("tried", \.tried), ("obstacles", \.obstacles), ("again", \.again), ("documents", \.documents),
        ("equipment", \.equipment), ("contacts", \.contacts),
    ]

    package var isEmpty: Bool { self == Ending() }

    /// All that was told, for a search.
    package var text: String {
        Self.questions.map { self[keyPath: $0.path] }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Reads the answers of a form; each is as long as somebody needs.
    init(_ submission: inout Submission) {
        for (name, path) in Self.questions { self[keyPath: path] = submission.text(name, 0...5_000) }
    }

    /// Nil where nothing was told.
    init?(joined row: Row) throws {
        let tried: String? = try row["tried"]
        guard let tried else { return nil }
        self.tried = tried
        obstacles = try row["obstacles"]
        again = try row["again"]
        documents = try row["documents"]
        equipment = try row["equipment"]
        contacts = try row["contacts"]
    }

    static let columns: Query = "e.tried, e.obstacles, e.again, e.documents, e.equipment, e.contacts"

    /// In place of what was told before; nothing where nothing is told any more.
    func replace(of replication: Thing.ID, step: Int, in tx: Transaction) throws {
        try tx.run("DELETE FROM endings WHERE replication_id = \(replication) AND number = \(step)")
        if !isEmpty { try insert(of: replication, step: step, in: tx) }
    }

    func insert(of replication: Thing.ID, step: Int, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO endings (replication_id, number, tried, obstacles, again, documents, equipment, contacts)
            VALUES (\(replication), \(step), \(tried), \(obstacles), \(again), \(documents), \(equipment), \(contacts))
            """)
    }
}
