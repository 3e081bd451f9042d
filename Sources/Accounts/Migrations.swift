package import Storage

extension Accounts {
    package static let migrations = [
        createAccounts, createSessions, createInvitations, createAttempts, letPeopleLeave, createTokens,
        createSecondFactors,
    ]

    private static let createAccounts = Migration(
        "2026-11-23-06-accounts",
        """
        CREATE TABLE accounts (
            id                TEXT   PRIMARY KEY,
            email             TEXT   NOT NULL, -- as its owner writes it
            email_folded      TEXT   NOT NULL UNIQUE,
            name              TEXT   NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
            name_folded       TEXT   NOT NULL, -- the order of lists
            language          TEXT   NOT NULL,
            biography         TEXT   NOT NULL,
            password          TEXT, -- Argon2id, as a PHC string; none: only a link signs in
            created_at        BIGINT NOT NULL,
            verified_at       BIGINT,
            suspended_at      BIGINT,
            suspension_reason TEXT,
            CHECK ((suspended_at IS NULL) = (suspension_reason IS NULL))
        )
        """,
        "CREATE INDEX accounts_by_name ON accounts (name_folded, id)",
        "CREATE INDEX accounts_not_verified ON accounts (created_at) WHERE verified_at IS NULL",
        """
        CREATE TABLE account_roles (
            account_id TEXT   NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            role       TEXT   NOT NULL CHECK (role IN ('editor', 'moderator', 'administrator')),
            since      BIGINT NOT NULL,
            granted_by TEXT,
            PRIMARY KEY (account_id, role)
        )
        """,
        "CREATE INDEX account_roles_by_role ON account_roles (role, account_id)",
        """
        CREATE TABLE account_tokens (
            secret_hash TEXT   PRIMARY KEY,
            purpose     TEXT   NOT NULL CHECK (purpose IN ('verification', 'passwordReset', 'signIn', 'emailChange')),
            account_id  TEXT   NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            email       TEXT   NOT NULL, -- whoever has the secret reads this address
            expires_at  BIGINT NOT NULL
        )
        """,
        "CREATE INDEX account_tokens_by_account ON account_tokens (account_id, purpose)",
        "CREATE INDEX account_tokens_by_end ON account_tokens (expires_at)"
    )

    private static let createSessions = Migration(
        "2026-11-23-07-sessions",
        """
        CREATE TABLE sessions (
            id          TEXT   PRIMARY KEY,
            account_id  TEXT   NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            secret_hash TEXT   NOT NULL UNIQUE,
            device      TEXT   NOT NULL,
            created_at  BIGINT NOT NULL,
            seen_at     BIGINT NOT NULL
        )
        """,
        "CREATE INDEX sessions_by_account ON sessions (account_id, seen_at)",
        "CREATE INDEX sessions_by_last_visit ON sessions (seen_at)"
    )

    private static let createInvitations = Migration(
        "2026-11-23-08-account-invitations",
        """
        CREATE TABLE account_invitations (
            id           TEXT   PRIMARY KEY,
            secret_hash  TEXT   NOT NULL UNIQUE,
            email        TEXT   NOT NULL,
            email_folded TEXT   NOT NULL,
            roles        TEXT   NOT NULL, -- with spaces between them
            language     TEXT   NOT NULL,
            invited_by   TEXT,
            created_at   BIGINT NOT NULL,
            expires_at   BIGINT NOT NULL,
            accepted_at  BIGINT,
            accepted_by  TEXT,
            revoked_at   BIGINT,
            revoked_by   TEXT
        )
        """,
        """
        CREATE INDEX account_invitations_open ON account_invitations (email_folded, id)
            WHERE accepted_at IS NULL AND revoked_at IS NULL
        """
    )

    private static let createAttempts = Migration(
        "2026-11-23-09-attempts",
        """
        CREATE TABLE attempts (
            key      TEXT   PRIMARY KEY, -- a keyed hash: it names nobody
            empty_at BIGINT NOT NULL -- when all that was attempted will be forgotten
        )
        """,
        "CREATE INDEX attempts_by_end ON attempts (empty_at)"
    )

    private static let letPeopleLeave = Migration(
        "2026-11-26-11-leaving",
        "ALTER TABLE accounts ADD COLUMN closed_at BIGINT",  // it is erased some days later
        """
        CREATE TABLE new_account_tokens (
            secret_hash TEXT   PRIMARY KEY,
            purpose     TEXT   NOT NULL CHECK (purpose IN
                ('verification', 'passwordReset', 'signIn', 'emailChange', 'download', 'reopening')),
            account_id  TEXT   NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            email       TEXT   NOT NULL, -- whoever has the secret reads this address
            expires_at  BIGINT NOT NULL
        )
        """,
        """
        INSERT INTO new_account_tokens (secret_hash, purpose, account_id, email, expires_at)
        SELECT secret_hash, purpose, account_id, email, expires_at FROM account_tokens
        """,
        "DROP TABLE account_tokens",
        "ALTER TABLE new_account_tokens RENAME TO account_tokens",
        "CREATE INDEX account_tokens_by_account ON account_tokens (account_id, purpose)",
        "CREATE INDEX account_tokens_by_end ON account_tokens (expires_at)",
        "CREATE INDEX account_invitations_by_end ON account_invitations (expires_at)"
    )

    private static let createTokens = Migration(
        "2026-11-26-10-personal-tokens",
        """
        CREATE TABLE personal_tokens (
            id          TEXT   PRIMARY KEY,
            account_id  TEXT   NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            secret_hash TEXT   NOT NULL UNIQUE,
            name        TEXT   NOT NULL,
            scopes      TEXT   NOT NULL, -- with spaces between them
            created_at  BIGINT NOT NULL,
            expires_at  BIGINT NOT NULL,
            used_at     BIGINT -- noted from time to time only
        )
        """,
        "CREATE INDEX personal_tokens_by_account ON personal_tokens (account_id, id)"
    )

    private static let createSecondFactors = Migration(
        "2026-11-27-40-second-factors",
        """
        CREATE TABLE second_factors (
            account_id   TEXT   PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
            secret       BYTEA  NOT NULL, -- the telephone has it too
            begun_at     BIGINT NOT NULL,
            confirmed_at BIGINT, -- asked for since then
            used_step    BIGINT NOT NULL -- the latest half-minute since 1970 whose code was used
        )
        """,
        """
        CREATE TABLE recovery_codes (
            account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            code_hash  TEXT NOT NULL,
            PRIMARY KEY (account_id, code_hash)
        )
        """,
        // What a link is for is the program's to say: a list in the table had to be made anew for each.
        """
        CREATE TABLE new_account_tokens (
            secret_hash TEXT   PRIMARY KEY,
            purpose     TEXT   NOT NULL,
            account_id  TEXT   NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            email       TEXT   NOT NULL, -- whoever has the secret reads this address
            expires_at  BIGINT NOT NULL
        )
        """,
        """
        INSERT INTO new_account_tokens (secret_hash, purpose, account_id, email, expires_at)
        SELECT secret_hash, purpose, account_id, email, expires_at FROM account_tokens
        """,
        "DROP TABLE account_tokens",
        "ALTER TABLE new_account_tokens RENAME TO account_tokens",
        "CREATE INDEX account_tokens_by_account ON account_tokens (account_id, purpose)",
        "CREATE INDEX account_tokens_by_end ON account_tokens (expires_at)"
    )
}
