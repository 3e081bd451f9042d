import Commons
import Storage
import Web

/// A note between moderators, a question to the reporters, or what a reporter added.
struct Message: Sendable, RowDecodable {
    enum Audience: String, Sendable, Codable, CaseIterable, SQLBindable, SQLDecodable {
        case moderators, reporters
    }

    let report: Report.ID?
    let person: Person.ID?
    let audience: Audience
    let at: Timestamp
    let text: String

    init(row: Row) throws {
        report = try row["report_id"]
        person = try row["person_id"]
        audience = try row["audience"]
        at = try row["at"]
        text = try row["text"]
    }

    static func all(of caseID: Case.ID, in tx: Transaction) throws -> [Message] {
        try tx.all(
            """
            SELECT report_id, person_id, audience, at, text FROM moderation_messages WHERE case_id = \(caseID)
            ORDER BY id LIMIT 500
            """
        )
    }

    static func write(
        _ text: String, on caseID: Case.ID, to audience: Audience, by person: Person.ID? = nil,
        report: Report.ID? = nil, world: World, in tx: Transaction
    ) throws {
        let id: Identifier<Message> = world.newID()
        let now = world.now()
        try tx.run(
            """
            INSERT INTO moderation_messages (id, case_id, report_id, person_id, audience, at, text)
            VALUES (\(id), \(caseID), \(report), \(person), \(audience), \(now), \(text))
            """
        )
        try Audit.record(
            "case.message", subject: caseID.rawValue, by: person, at: now, detail: audience.rawValue, in: tx)
    }

    /// What one reporter reads: the questions to all, and their own words.
    func isFor(_ report: Report) -> Bool { audience == .reporters || self.report == report.id }
}
