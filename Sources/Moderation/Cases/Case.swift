import Commons
import Storage
import Web

/// What moderators have to decide on one page: every report of it until the decision, or what a deadline left.
struct Case: Sendable {
    typealias ID = Identifier<Case>

    enum Origin: String, Sendable, Codable, SQLBindable, SQLDecodable {
        case reports
        /// The time that a decision left the keepers has passed.
        case deadline
        /// The first contributions of somebody new.
        case firstReading
    }

    let id: ID
    let thing: Thing.ID?
    let kind: Kind
    let origin: Origin
    let openedAt: Timestamp
    let assignedTo: Person.ID?
    let closedAt: Timestamp?

    var isOpen: Bool { closedAt == nil }

    /// Why it was opened: an administrator decides about an account without anybody's report.
    var reasonKey: String { "moderation.origin.\(kind == .account ? "administration" : origin.rawValue)" }

    /// The open case of a page, begun if there is none: a page never has two.
    ///
    /// - Parameter start: since when it waits, when not since now.
    static func open(
        on thing: Thing, because origin: Origin, since start: Timestamp? = nil, world: World, in tx: Transaction
    ) throws -> ID {
        let id: ID = world.newID()
        try tx.run(
            """
            INSERT INTO moderation_cases (id, thing_id, kind, origin, opened_at)
            VALUES (\(id), \(thing.id), \(thing.kind), \(origin), \(start ?? world.now()))
            ON CONFLICT (thing_id) WHERE closed_at IS NULL DO NOTHING
            """
        )
        return try openID(of: thing.id, in: tx) ?? id
    }

    /// The case of an account: the decision names whose.
    static func open(onAccountAt now: Timestamp, world: World, in tx: Transaction) throws -> Case {
        let id: ID = world.newID()
        try tx.run(
            """
            INSERT INTO moderation_cases (id, thing_id, kind, origin, opened_at)
            VALUES (\(id), NULL, \(Kind.account), \(Origin.reports), \(now))
            """
        )
        return try require(id, in: tx)
    }

    static func openID(of thing: Thing.ID, in tx: Transaction) throws -> ID? {
        try tx.value("SELECT id FROM moderation_cases WHERE thing_id = \(thing) AND closed_at IS NULL")
    }

    static func require(_ id: ID, in tx: Transaction) throws -> Case {
        let found: Case? = try tx.first("SELECT \(columns) FROM moderation_cases WHERE id = \(id)")
        guard let found else { throw AppError.missing }
        return found
    }

    /// Whoever takes a case, hands it on or gives it back: the others see it. Somebody who took it meanwhile keeps it.
    func assign(
        to person: Person.ID?, from former: Person.ID?, by viewer: Viewer, at now: Timestamp, in tx: Transaction
    ) throws {
        let changed = try tx.run(
            """
            UPDATE moderation_cases SET assigned_to = \(person)
            WHERE id = \(id) AND closed_at IS NULL AND assigned_to IS NOT DISTINCT FROM \(former)
            """
        )
        guard changed == 1 else { throw AppError(.conflict, "moderation.error.changedMeanwhile") }
        try Audit.record(
            "case.assigned", subject: id.rawValue, by: viewer.id, at: now, detail: person?.rawValue ?? "", in: tx)
    }

    /// One guarded UPDATE, so that two moderators cannot both decide.
    func close(at now: Timestamp, in tx: Transaction) throws {
        let changed = try tx.run(
            "UPDATE moderation_cases SET closed_at = \(now) WHERE id = \(id) AND closed_at IS NULL")
        guard changed == 1 else { throw AppError(.conflict, "moderation.error.decidedMeanwhile") }
    }

    /// A reporter was right to contest: the page is looked at again, with whatever was reported since.
    func reopen(at now: Timestamp, in tx: Transaction) throws {
        if let thing, let other = try Self.openID(of: thing, in: tx) {
            try tx.run("UPDATE moderation_reports SET case_id = \(other) WHERE case_id = \(id)")
            try tx.run("UPDATE moderation_messages SET case_id = \(other) WHERE case_id = \(id)")
        } else {
            try tx.run(
                """
                UPDATE moderation_cases SET closed_at = NULL, opened_at = \(now), assigned_to = NULL WHERE id = \(id)
                """)
        }
    }

    /// A moderator does not decide on what they keep themselves.
    func requireDistance(_ viewer: Viewer, from thing: Thing?, in tx: Transaction) throws {
        if let thing, try thing.isKept(by: viewer.id, in: tx) {
            throw AppError(.forbidden, "moderation.error.ownPage")
        }
    }
}

extension Case: RowDecodable {
    private static let columns: Query = "id, thing_id, kind, origin, opened_at, assigned_to, closed_at"

    init(row: Row) throws {
        id = try row["id"]
        thing = try row["thing_id"]
        kind = try row["kind"]
        origin = try row["origin"]
        openedAt = try row["opened_at"]
        assignedTo = try row["assigned_to"]
        closedAt = try row["closed_at"]
    }
}
