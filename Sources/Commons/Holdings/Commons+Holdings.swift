import Storage
import Web

extension Commons {
    /// What every thing has besides its present content. They come after the things themselves.
    package static let holdings = [
        Holding("former-slugs", formerSlugs), Holding("revisions", revisions), Holding("translations", translations),
        Holding("translated-paragraphs", translatedParagraphs), Holding("translators", translators),
        Holding("keepers", keepers), HeldAuditEntry.holding,
    ]

    private static let formerSlugs = HeldTable(
        "former_slugs",
        [.column("thing_id", Thing.ID.self), .key("kind", Kind.self), .key("slug", String.self)], groupedBy: "thing_id")

    private static let revisions = HeldTable(
        "revisions",
        [
            .key("thing_id", Thing.ID.self), .key("number", Int.self), .column("at", Timestamp.self),
            .column("person_id", Person.ID?.self), .column("reason", String.self), .column("content", HeldContent.self),
        ])

    private static let translatedParagraphs = HeldTable(
        "translated_paragraphs",
        [
            .key("thing_id", Thing.ID.self), .key("language", String.self), .key("field", String.self),
            .key("digest", String.self), .column("source", String.self), .column("text", String.self),
            .column("place", Int?.self), .column("person_id", Person.ID?.self), .column("at", Timestamp.self),
        ], groupedBy: "thing_id")

    private static let translators = HeldTable(
        "translators",
        [
            .key("thing_id", Thing.ID.self), .key("person_id", Person.ID.self), .column("since", Timestamp.self),
            .column("admitted_by", Person.ID?.self), .column("admitted_at", Timestamp?.self),
        ])

    /// Whole ones, from before they were made of paragraphs.
    private static let translations = HeldTable(
        "translations",
        [
            .key("thing_id", Thing.ID.self), .key("language", String.self), .column("of_revision", Int.self),
            .column("content", HeldContent.self), .column("person_id", Person.ID?.self), .column("at", Timestamp.self),
        ], groupedBy: "thing_id")

    private static let keepers = HeldTable(
        "keepers",
        [
            .key("thing_id", Thing.ID.self), .key("person_id", Person.ID.self), .column("since", Timestamp.self),
            .column("added_by", Person.ID?.self),
        ])
}
