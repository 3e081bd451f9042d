package import Commons
import Storage
import Web

extension Articles {
    package var holding: Holding { holding("articles", filling: ["articles"]) }

    /// The steps of each article; the last one says where it stands.
    package static let steps = Holding(
        "article-steps",
        HeldTable(
            "article_steps",
            [
                .key("article_id", Thing.ID.self), .key("number", Int.self), .column("act", ArticleAct.self),
                .column("note", String.self), .column("revision", Int.self), .column("due_at", Timestamp?.self),
                .column("person_id", Person.ID?.self), .column("at", Timestamp.self),
            ]),
        taken: { row, tx in
            let (article, act): (Thing.ID, ArticleAct) = (try row["article_id"], try row["act"])
            let (due, at): (Timestamp?, Timestamp) = (try row["due_at"], try row["at"])
            try tx.run(
                """
                UPDATE articles SET stage = \(act.to), due_at = \(due), changed_at = \(at) WHERE thing_id = \(article)
                """)
        })

    package static let readers = Holding(
        "article-readers",
        HeldTable(
            "article_readers",
            [
                .key("article_id", Thing.ID.self), .key("person_id", Person.ID.self), .column("since", Timestamp.self),
                .column("assigned_by", Person.ID?.self),
            ]))

    package static let comments = Holding(
        "article-comments",
        HeldTable(
            "article_comments",
            [
                .key("id", Identifier<MarginComment>.self), .column("article_id", Thing.ID.self),
                .column("revision", Int.self), .column("paragraph", String.self), .column("text", String.self),
                .column("person_id", Person.ID?.self), .column("at", Timestamp.self),
                .column("settled_at", Timestamp?.self),
            ]))
}
