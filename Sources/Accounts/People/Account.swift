package import Mail
package import Storage
package import Web

/// A person's account.
package struct Account: Sendable, Equatable {
    package let id: Person.ID
    package let email: EmailAddress
    package let name: String
    /// In which we write to them.
    package let language: Language
    package let biography: String
    /// Argon2id, as a PHC string; nil where only a link signs in.
    let password: String?
    package let createdAt: Timestamp
    /// When the address was shown to be theirs.
    package let verifiedAt: Timestamp?
    package let suspendedAt: Timestamp?
    package let suspensionReason: String?
    /// Its person wants to leave: nobody comes in, and it is erased some days later.
    package let closedAt: Timestamp?

    package var isVerified: Bool { verifiedAt != nil }
    package var isSuspended: Bool { suspendedAt != nil }
    package var isClosed: Bool { closedAt != nil }
}

extension Account: RowDecodable {
    static let columns: Query = """
        id, email, name, language, biography, password, created_at, verified_at, suspended_at, suspension_reason,
        closed_at
        """

    package init(row: Row) throws {
        id = try row["id"]
        email = try row["email"]
        name = try row["name"]
        let tag: String = try row["language"]
        language = Language(rawValue: tag) ?? .fr
        biography = try row["biography"]
        password = try row["password"]
        createdAt = try row["created_at"]
        verifiedAt = try row["verified_at"]
        suspendedAt = try row["suspended_at"]
        suspensionReason = try row["suspension_reason"]
        closedAt = try row["closed_at"]
    }
}
