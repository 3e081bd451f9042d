package import Storage

extension Articles {
    package static let migrations = [
        Migration(
            "2026-11-27-30-articles",
            """
            CREATE TABLE articles (
                thing_id   TEXT   PRIMARY KEY REFERENCES things (id) ON DELETE CASCADE,
                stage      TEXT   NOT NULL CHECK (stage IN (
                    'draft', 'submitted', 'reviewing', 'accepted', 'scheduled', 'published', 'withdrawn')),
                due_at     BIGINT, -- of one that is scheduled
                changed_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX articles_by_stage ON articles (stage, changed_at, thing_id)",
            """
            CREATE TABLE article_steps (
                article_id TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                number     BIGINT NOT NULL CHECK (number > 0),
                act        TEXT   NOT NULL,
                note       TEXT   NOT NULL,
                revision   BIGINT NOT NULL, -- what was there to read when it was taken
                due_at     BIGINT,
                person_id  TEXT,
                at         BIGINT NOT NULL,
                PRIMARY KEY (article_id, number)
            )
            """,
            """
            CREATE TABLE article_readers (
                article_id  TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                person_id   TEXT   NOT NULL,
                since       BIGINT NOT NULL,
                assigned_by TEXT,
                PRIMARY KEY (article_id, person_id)
            )
            """,
            "CREATE INDEX article_readers_by_person ON article_readers (person_id, article_id)",
            """
            CREATE TABLE article_comments (
                id         TEXT   PRIMARY KEY,
                article_id TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
                revision   BIGINT NOT NULL,
                paragraph  TEXT   NOT NULL, -- its text when the comment was written
                text       TEXT   NOT NULL,
                person_id  TEXT,
                at         BIGINT NOT NULL,
                settled_at BIGINT
            )
            """,
            "CREATE INDEX article_comments_by_article ON article_comments (article_id, id)"
        )
    ]
}
