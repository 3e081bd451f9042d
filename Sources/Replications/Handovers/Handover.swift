import Commons
import Crypto
import Storage
import Web

/// An offer to take a replication over: a link that works once, for thirty days. Nothing changes before somebody accepts;
/// then they keep it, it is handed over, and what was told of it is a step of its life.
struct Handover: Sendable, RowDecodable {
    static let days = 30

    let id: Identifier<Handover>
    let replication: Thing.ID
    /// Who is meant, in the words of whoever offers.
    let successor: String
    let offeredBy: Person.ID
    /// Whoever offers will look after it no more.
    let leaves: Bool
    let reason: String
    let lessons: String
    let ending: Ending?
    let expiresAt: Timestamp

    static let columns: Query = """
        e.id, e.replication_id, e.successor, e.offered_by, e.leaves, e.reason, e.lessons, e.expires_at, \(Ending.columns)
        """

    init(row: Row) throws {
        id = try row["id"]
        replication = try row["replication_id"]
        successor = try row["successor"]
        offeredBy = try row["offered_by"]
        leaves = try row["leaves"]
        reason = try row["reason"]
        lessons = try row["lessons"]
        ending = try Ending(joined: row)
        expiresAt = try row["expires_at"]
    }

    /// The offer behind a secret, while it can still be answered: whoever made it still keeps the replication.
    static func find(_ secret: String, at now: Timestamp, in tx: Transaction) throws -> Handover? {
        let found: Handover? = try tx.first(
            """
            SELECT \(columns) FROM handovers e
            WHERE e.secret_hash = \(hash(secret)) AND e.answered_at IS NULL AND e.expires_at > \(now)
            """)
        guard let found, let thing = try Thing.find(found.replication, in: tx),
            try thing.isKept(by: found.offeredBy, in: tx)
        else { return nil }
        return found
    }

    /// Those of a replication that wait for an answer, the latest first.
    static func open(of replication: Thing, at now: Timestamp, in tx: Transaction) throws -> [Handover] {
        try tx.all(
            """
            SELECT \(columns) FROM handovers e
            WHERE e.replication_id = \(replication.id) AND e.answered_at IS NULL AND e.expires_at > \(now)
            ORDER BY e.expires_at DESC, e.id LIMIT 50
            """)
    }

    /// One guarded UPDATE, so that a link opened twice is answered once.
    func answer(_ answer: Answer, by person: Person.ID?, at now: Timestamp, in tx: Transaction) throws -> Thing {
        let answered = try tx.run(
            """
            UPDATE handovers SET answer = \(answer.rawValue), answered_by = \(person), answered_at = \(now)
            WHERE id = \(id) AND answered_at IS NULL
            """)
        guard answered == 1, let thing = try Thing.find(replication, in: tx) else { throw Self.over }
        return thing
    }

    enum Answer: String, Sendable {
        case accepted, declined, withdrawn
    }

    static let over = AppError(.gone, "replications.handover.over")

    static func hash(_ secret: String) -> String { Array(SHA256.hash(data: Array(secret.utf8))).hex }
}

extension Replications {
    /// Somebody takes a replication over, with what was told by whoever offered it.
    func accept(_ handover: Handover, by person: Person.ID, at now: Timestamp, in tx: Transaction) throws -> Thing {
        let thing = try handover.answer(.accepted, by: person, at: now, in: tx)
        guard thing.visibility == .published, try Self.state(of: thing.id, in: tx).next.contains(.handedOver) else {
            throw Handover.over
        }
        try thing.addKeeper(person, by: handover.offeredBy, at: now, in: tx)
        let step = StateChange(
            .handedOver, on: CivilDate(now), because: handover.reason, lessons: handover.lessons,
            ending: handover.ending, at: now)
        try change(thing, step, by: handover.offeredBy, in: tx)
        if handover.leaves { try thing.removeKeeper(handover.offeredBy, at: now, in: tx) }
        return thing
    }
}
