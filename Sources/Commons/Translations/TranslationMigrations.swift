import Storage

extension Commons {
    static let translateByParagraph = Migration(
        "2026-11-28-10-translated-paragraphs",
        """
        CREATE TABLE translated_paragraphs (
            thing_id  TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
            language  TEXT   NOT NULL,
            field     TEXT   NOT NULL, -- the key of the text to which it belongs
            digest    TEXT   NOT NULL, -- of the source
            source    TEXT   NOT NULL,
            text      TEXT   NOT NULL,
            place     BIGINT,          -- of its source among the paragraphs of the text; NULL once it stands for none
            person_id TEXT,
            at        BIGINT NOT NULL,
            PRIMARY KEY (thing_id, language, field, digest)
        )
        """,
        "CREATE INDEX translated_paragraphs_by_person ON translated_paragraphs (person_id)",
        """
        CREATE TABLE translators (
            thing_id    TEXT   NOT NULL REFERENCES things (id) ON DELETE CASCADE,
            person_id   TEXT   NOT NULL,
            since       BIGINT NOT NULL,
            admitted_by TEXT,
            admitted_at BIGINT, -- NULL while the keepers have not answered
            PRIMARY KEY (thing_id, person_id)
        )
        """,
        "CREATE INDEX translators_by_person ON translators (person_id, thing_id)",
        "CREATE INDEX translators_by_keeper ON translators (admitted_by)",
        "CREATE INDEX things_kept_with_others ON things (kept_with)"
    )
}
