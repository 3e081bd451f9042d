import Accounts
import Commons
import Mail
import Storage
import Web

/// What somebody reported (Regulation (EU) 2022/2065, article 16).
struct Report: Sendable {
    typealias ID = Identifier<Report>

    let id: ID
    let caseID: Case.ID
    /// The exact address that was reported.
    let address: String
    /// The revision that the reporter saw.
    let revision: Int
    let reason: ReportReason
    let offence: Offence?
    let explanation: String
    let name: String?
    let email: EmailAddress?
    let person: Person.ID?
    let language: Language
    let sentAt: Timestamp

    /// What a reporter entered.
    struct Entry: Sendable {
        let thing: Thing
        let address: String
        let reason: ReportReason
        let offence: Offence?
        let explanation: String
        let name: String?
        let email: EmailAddress?
        let effort: Effort
    }

    /// Adds the report to the open case of its page; returns the secret of the follow-up link.
    static func send(
        _ entry: Entry, by person: Person.ID?, in language: Language, world: World, in tx: Transaction
    ) throws -> (id: ID, secret: Secret) {
        let now = world.now()
        guard try Thing.find(entry.thing.id, in: tx)?.visibility == .published else {
            throw AppError(.gone, "moderation.report.page.gone")
        }
        let opened = try Case.open(on: entry.thing, because: .reports, world: world, in: tx)
        try ModerationJobs.callLater(world: world, in: tx)
        let id: ID = world.newID()
        try tx.run(
            """
            INSERT INTO moderation_reports (id, case_id, address, revision, reason, offence, explanation,
                name, email, person_id, language, sent_at, year)
            VALUES (\(id), \(opened), \(entry.address), \(entry.thing.revision), \(entry.reason),
                \(entry.offence), \(entry.explanation), \(entry.name), \(entry.email), \(person),
                \(language.rawValue), \(now), \(CivilDate(now).year))
            """
        )
        try Audit.record("report.sent", subject: id.rawValue, by: person, at: now, detail: opened.rawValue, in: tx)
        return (id, try link(to: id, world: world, in: tx))
    }

    /// Another link to the same report: the one that was sent before is not known any more.
    static func link(to id: ID, world: World, in tx: Transaction) throws -> Secret {
        let secret = Secret(world: world)
        try tx.run("INSERT INTO moderation_follow_ups (secret_hash, report_id) VALUES (\(secret.hash), \(id))")
        return secret
    }

    /// The report behind a follow-up link.
    static func require(_ secret: String, in tx: Transaction) throws -> Report {
        guard let secret = Secret(secret) else { throw AppError.missing }
        let found: Report? = try tx.first(
            """
            SELECT \(columns) FROM moderation_reports
            WHERE id = (SELECT report_id FROM moderation_follow_ups WHERE secret_hash = \(secret.hash))
            """)
        guard let found else { throw AppError.missing }
        return found
    }

    /// At most 200: a page that more people report is not decided by reading more of them.
    static func all(of caseID: Case.ID, in tx: Transaction) throws -> [Report] {
        try tx.all("SELECT \(columns) FROM moderation_reports WHERE case_id = \(caseID) ORDER BY id LIMIT 200")
    }

    static func find(_ id: ID, in tx: Transaction) throws -> Report? {
        try tx.first("SELECT \(columns) FROM moderation_reports WHERE id = \(id)")
    }
}

extension Report: RowDecodable {
    static let columns: Query = """
        id, case_id, address, revision, reason, offence, explanation, name, email, person_id, language, sent_at
        """

    init(row: Row) throws {
        id = try row["id"]
        caseID = try row["case_id"]
        address = try row["address"]
        revision = try row["revision"]
        reason = try row["reason"]
        offence = try row["offence"]
        explanation = try row["explanation"]
        name = try row["name"]
        email = try row["email"]
        person = try row["person_id"]
        let tag: String = try row["language"]
        language = Language(rawValue: tag) ?? .fr
        sentAt = try row["sent_at"]
    }
}
