import Accounts
import Mail
import Storage
import Web

// Letters that carry a statement of reasons, with a link of their own.
extension Desk {
    /// Nothing is sent to a reporter who gave no address: the follow-up page tells.
    ///
    /// - Parameter reasons: those of an appeal's answer; the statement itself where there are none.
    func write(
        to report: Report, _ kind: String, _ statement: Statement, saying reasons: String? = nil, _ site: Site,
        in tx: Transaction
    ) throws {
        guard let email = report.email else { return }
        let secret = try Report.link(to: report.id, world: world, in: tx)
        let letters = letters(site)
        let letter = letters.write(
            kind, to: email, in: report.language, statement.values(link: "\(site.address)/reports/\(secret.text)"),
            adding: reasons.map { [$0] } ?? statement.paragraphs(letters.texts(report.language)))
        try Outbox.post(letter, world: world, in: tx)
    }

    func write(
        to account: Account, _ kind: String, _ statement: Statement, saying reasons: String? = nil, _ site: Site,
        in tx: Transaction
    ) throws {
        let secret = Secret(world: world)
        try tx.run(
            """
            INSERT INTO moderation_statements (secret_hash, decision_id, person_id)
            VALUES (\(secret.hash), \(statement.decision.id), \(account.id))
            """
        )
        let letters = letters(site)
        let link = "\(site.address)/moderation/statements/\(secret.text)"
        let letter = letters.write(
            kind, to: account.email, in: account.language, statement.values(link: link),
            adding: reasons.map { [$0] } ?? statement.paragraphs(letters.texts(account.language)))
        try Outbox.post(letter, world: world, in: tx)
    }
}
