package import Storage
package import Web

/// What every thing of the commons has: an identity, an address, a language, a history, a source.
package struct Thing: Sendable, Equatable, Encodable, RowDecodable {
    package typealias ID = Identifier<Thing>

    package let id: ID
    package let kind: Kind
    package let slug: String
    /// BCP 47 tag of its content.
    package let language: String
    package let title: String
    package let summary: String
    package let visibility: Visibility
    /// Invented for the demonstration: its page says so.
    package let isFictional: Bool
    /// Number of its latest revision, from 1.
    package let revision: Int
    package let createdAt: Timestamp
    package let updatedAt: Timestamp
    package let createdBy: Person.ID?
    /// Where the facts come from, when not from the author.
    package let source: String?
    /// SPDX identifier of the licence of its text.
    package let licence: String
    /// When the last person who kept it left; nil while somebody keeps it, or when nobody ever did.
    package let leftAt: Timestamp?
    /// Not shown before it is read; nil for nearly all.
    package let reading: Reading?
    /// What was said when it was withdrawn.
    package let withdrawalReason: String?

    static let columns: Query = """
        id, kind, slug, language, title, summary, visibility, is_fictional, revision, created_at, updated_at, created_by,
        source, licence, left_at, reading, withdrawal_reason
        """

    package init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        slug = try row["slug"]
        language = try row["language"]
        title = try row["title"]
        summary = try row["summary"]
        visibility = try row["visibility"]
        isFictional = try row["is_fictional"]
        revision = try row["revision"]
        createdAt = try row["created_at"]
        updatedAt = try row["updated_at"]
        createdBy = try row["created_by"]
        source = try row["source"]
        licence = try row["licence"]
        leftAt = try row["left_at"]
        reading = try row["reading"]
        withdrawalReason = try row["withdrawal_reason"]
    }

    package var path: String { "/\(kind.folder)/\(slug)" }
}
