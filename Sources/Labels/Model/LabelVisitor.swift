package import Commons
package import Storage
package import Web

/// Somebody who is asked to visit, and the other replication that they carry.
package struct LabelVisitor: Sendable, Equatable, RowDecodable {
    package enum State: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
        case named, agreed, declined, left

        var isPresent: Bool { self == .named || self == .agreed }
    }

    package let round: Int
    package let person: Person.ID
    /// None once it is gone, or once the person has left this node.
    package let replication: Thing.ID?
    package let state: State
    /// They agreed to be named in public.
    package let isShown: Bool
    package let namedAt: Timestamp

    static let columns: Query = "round, person_id, replication_id, state, is_shown, named_at"

    package init(row: Row) throws {
        round = try row["round"]
        person = try row["person_id"]
        replication = try row["replication_id"]
        state = try row["state"]
        isShown = try row["is_shown"]
        namedAt = try row["named_at"]
    }

    /// How many visit: two see more than one, and four are a crowd.
    package static let number = 2...3

    /// Of all visits, in the order in which they were named.
    static func all(of label: Label.ID, in tx: Transaction) throws -> [LabelVisitor] {
        try tx.all(
            """
            SELECT \(columns) FROM label_visitors WHERE label_id = \(label)
            ORDER BY round, named_at, person_id LIMIT 500
            """)
    }

    /// Asks somebody to visit; whoever declined before may be asked again.
    static func name(
        _ person: Person.ID, from replication: Thing.ID, to label: Label, at now: Timestamp, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO label_visitors (label_id, round, person_id, replication_id, state, is_shown, named_at)
            VALUES (\(label.id), \(label.round), \(person), \(replication), 'named', \(false), \(now))
            ON CONFLICT (label_id, round, person_id) DO UPDATE SET state = 'named', named_at = \(now)
            """)
    }

    /// What they answer, or that they stop.
    static func set(
        _ state: State, isShown: Bool, for person: Person.ID, of label: Label, in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE label_visitors SET state = \(state), is_shown = \(isShown)
            WHERE label_id = \(label.id) AND round = \(label.round) AND person_id = \(person)
            """)
    }

    static func hasAgreed(_ person: Person.ID, to label: Label, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM label_visitors
            WHERE label_id = \(label.id) AND round = \(label.round) AND person_id = \(person) AND state = 'agreed'
            """)
        return found != nil
    }

    /// Whoever had not accepted declines; whoever had stops. Nobody is named for having gone.
    static func leave(_ person: Person.ID, _ label: Label, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE label_visitors SET state = CASE WHEN state = 'named' THEN 'declined' ELSE 'left' END,
                is_shown = \(false)
            WHERE label_id = \(label.id) AND round = \(label.round) AND person_id = \(person)
            """)
    }

    /// The labels that somebody visits, or is asked to.
    package static func underWay(for person: Person.ID, in tx: Transaction) throws -> [Label] {
        try tx.all(
            """
            SELECT \(Label.columns) FROM labels l
            JOIN label_visitors v ON v.label_id = l.id AND v.round = l.round
            WHERE v.person_id = \(person) AND v.state IN ('named', 'agreed') AND l.state = 'visiting'
            ORDER BY l.id LIMIT 500
            """)
    }
}
