package import Commons
import Mail
import Storage

extension Accounts {
    /// What is kept about people because they have an account.
    ///
    /// - Parameter key: what attempts are hashed with, see `AccountRoutes`.
    package static func records(key: [UInt8]) -> [PersonalRecords] {
        [letters, sessions, secondFactor, tokens, links, roles, invitations, attempts(key: key), unconfirmed, account]
    }

    private static let account = PersonalRecords(
        "accounts.records.account", columns: ["accounts": ["id", "email", "email_folded"]], kept: .account,
        select: { person in
            """
            SELECT id, name, email, language, biography, created_at, verified_at, suspended_at, suspension_reason, closed_at
            FROM accounts WHERE id = \(person.id)
            """
        },
        erase: { leaving, tx in try tx.run("DELETE FROM accounts WHERE id = \(leaving.person.id)") })

    private static let roles = PersonalRecords(
        "accounts.records.roles", columns: ["account_roles": ["account_id", "granted_by"]], kept: .account,
        select: { person in
            """
            SELECT CASE WHEN account_id = \(person.id) THEN 'has' ELSE 'gave' END AS part, role, since FROM account_roles
            WHERE account_id = \(person.id) OR granted_by = \(person.id) ORDER BY since, role, part
            """
        },
        erase: { leaving, tx in
            try tx.run("DELETE FROM account_roles WHERE account_id = \(leaving.person.id)")
            try tx.run(
                "UPDATE account_roles SET granted_by = \(leaving.nobody) WHERE granted_by = \(leaving.person.id)")
        })

    private static let sessions = PersonalRecords(
        "accounts.records.sessions", columns: ["sessions": ["account_id"]], kept: .days(Session.idleDays),
        select: { person in
            """
            SELECT device, created_at, seen_at FROM sessions WHERE account_id = \(person.id) ORDER BY created_at, id
            """
        },
        tidy: { now, limit, tx in try Session.forgetEnded(at: now, limit: limit, in: tx) },
        erase: { leaving, tx in try Session.endAll(of: leaving.person.id, in: tx) })

    /// What the telephone knows, and the codes, are secrets: a download tells only that there are some.
    private static let secondFactor = PersonalRecords(
        "accounts.records.secondFactor",
        columns: ["second_factors": ["account_id"], "recovery_codes": ["account_id"]], kept: .account,
        select: { person in
            """
            SELECT begun_at, confirmed_at,
                (SELECT COUNT(*) FROM recovery_codes WHERE account_id = \(person.id)) AS codes
            FROM second_factors WHERE account_id = \(person.id)
            """
        },
        erase: { leaving, tx in try SecondFactor.forget(of: leaving.person.id, in: tx) })

    private static let tokens = PersonalRecords(
        "accounts.records.tokens", columns: ["personal_tokens": ["account_id"]], kept: .days(365),
        select: { person in
            """
            SELECT name, scopes, created_at, expires_at, used_at FROM personal_tokens WHERE account_id = \(person.id)
            ORDER BY id
            """
        },
        tidy: { now, limit, tx in
            try tx.run(
                """
                DELETE FROM personal_tokens WHERE id IN (
                    SELECT id FROM personal_tokens WHERE expires_at <= \(now) ORDER BY expires_at, id LIMIT \(limit))
                """)
        },
        erase: { leaving, tx in try PersonalToken.revokeAll(of: leaving.person.id, in: tx) })

    private static let links = PersonalRecords(
        "accounts.records.links", columns: ["account_tokens": ["account_id", "email"]],
        kept: .days(Account.regretDays),
        select: { person in
            """
            SELECT purpose, email, expires_at FROM account_tokens WHERE account_id = \(person.id)
            ORDER BY expires_at, purpose
            """
        },
        tidy: { now, limit, tx in try OneTimeToken.forgetExpired(at: now, limit: limit, in: tx) },
        erase: { leaving, tx in
            try OneTimeToken.withdraw(OneTimeToken.Purpose.allCases, of: leaving.person.id, in: tx)
        })

    private static let letters = PersonalRecords(
        "accounts.records.letters", columns: ["letters": ["recipient"]], kept: .days(Outbox.days),
        select: { person in
            """
            SELECT subject, text, language, posted_at, sent_at FROM letters WHERE LOWER(recipient) = \(person.email)
            ORDER BY id
            """
        },
        tidy: { now, limit, tx in try Outbox.forget(at: now, limit: limit, in: tx) },
        erase: { leaving, tx in try Outbox.forget(lettersTo: leaving.person.email, at: leaving.at, in: tx) })

    private static let invitations = PersonalRecords(
        "accounts.records.invitations",
        columns: ["account_invitations": ["email", "email_folded", "invited_by", "accepted_by", "revoked_by"]],
        kept: .days(AccountInvitation.daysAfterEnd),
        select: { person in
            """
            SELECT CASE WHEN invited_by = \(person.id) THEN 'invited' WHEN revoked_by = \(person.id) THEN 'revoked'
                ELSE 'was invited' END AS part, email, roles, created_at, expires_at, accepted_at, revoked_at
            FROM account_invitations
            WHERE email_folded = \(person.email) OR accepted_by = \(person.id) OR invited_by = \(person.id)
                OR revoked_by = \(person.id)
            ORDER BY id
            """
        },
        tidy: { now, limit, tx in try AccountInvitation.forget(at: now, limit: limit, in: tx) },
        erase: { leaving, tx in try AccountInvitation.unname(leaving, in: tx) })

    /// The rows are named by keyed hashes: only whoever knows an address finds what is counted on it.
    private static func attempts(key: [UInt8]) -> PersonalRecords {
        PersonalRecords(
            "accounts.records.attempts", columns: ["attempts": ["key"]], kept: .days(1),
            select: { person in
                """
                SELECT 'attempts' AS part, empty_at FROM attempts
                WHERE key IN \(list: Throttle.names(on: person.email, key: key)) ORDER BY empty_at
                """
            },
            tidy: { now, limit, tx in try Throttle.forgetEmpty(at: now, limit: limit, in: tx) },
            erase: { leaving, tx in
                try tx.run(
                    "DELETE FROM attempts WHERE key IN \(list: Throttle.names(on: leaving.person.email, key: key))")
            })
    }

    /// Accounts that nobody ever confirmed. Whoever typed the address may not have been its owner.
    private static let unconfirmed = PersonalRecords(
        "accounts.records.unconfirmed", columns: [:], kept: .days(Account.daysToVerify),
        tidy: { now, limit, tx in try Account.forgetNeverVerified(at: now, limit: limit, in: tx) })
}
