package import Commons
import Media
import Practices
import Replications
import Storage

extension Articles {
    package static let acts = ActNames(["article."], at: "articles.act.", details: "articles.step.")

    package static let panels =
        [NewsroomPanel.source] + [Kind.article, .medium, .practice, .replication].map(DossierPanel.source)

    package static let records = [stepRecords, readerRecords, commentRecords]

    private static let stepRecords = PersonalRecords(
        "articles.records.articleSteps", columns: ["article_steps": ["person_id"]], kept: .thing, fate: .unnamed,
        select: { person in
            """
            SELECT t.slug, s.act, s.note, s.at FROM article_steps s JOIN things t ON t.id = s.article_id
            WHERE s.person_id = \(person.id) ORDER BY s.at, s.article_id, s.number
            """
        },
        erase: { leaving, tx in
            try tx.run(
                "UPDATE article_steps SET person_id = \(leaving.nobody) WHERE person_id = \(leaving.person.id)")
        })

    private static let readerRecords = PersonalRecords(
        "articles.records.articleReaders", columns: ["article_readers": ["person_id", "assigned_by"]], kept: .thing,
        fate: .unnamed,
        select: { person in
            """
            SELECT t.slug, r.since FROM article_readers r JOIN things t ON t.id = r.article_id
            WHERE r.person_id = \(person.id) OR r.assigned_by = \(person.id) ORDER BY r.since, r.article_id
            """
        },
        erase: { leaving, tx in
            let (person, nobody) = (leaving.person.id, leaving.nobody)
            try tx.run("UPDATE article_readers SET person_id = \(nobody) WHERE person_id = \(person)")
            try tx.run("UPDATE article_readers SET assigned_by = \(nobody) WHERE assigned_by = \(person)")
        })

    private static let commentRecords = PersonalRecords(
        "articles.records.articleComments", columns: ["article_comments": ["person_id"]], kept: .thing, fate: .unnamed,
        select: { person in
            """
            SELECT t.slug, c.text, c.at FROM article_comments c JOIN things t ON t.id = c.article_id
            WHERE c.person_id = \(person.id) ORDER BY c.id
            """
        },
        erase: { leaving, tx in
            try tx.run(
                "UPDATE article_comments SET person_id = \(leaving.nobody) WHERE person_id = \(leaving.person.id)")
        })
}
