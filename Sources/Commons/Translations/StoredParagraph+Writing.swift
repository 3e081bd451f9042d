import Storage
import Web

extension StoredParagraph {
    /// So many paragraphs that nothing stands for any more are kept of one text, in case it says so again.
    static let mostAside = 200

    /// Takes the place of what was there for the same source.
    func put(_ key: TranslationKey, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO translated_paragraphs (thing_id, language, field, digest, source, text, place, person_id, at)
            VALUES (\(key.thing), \(key.language), \(field), \(digest), \(source), \(text), \(place), \(person), \(at))
            ON CONFLICT (thing_id, language, field, digest) DO UPDATE SET text = excluded.text, place = excluded.place,
                person_id = excluded.person_id, at = excluded.at
            """)
    }

    static func remove(_ source: String, of field: String, _ key: TranslationKey, in tx: Transaction) throws {
        try tx.run(
            """
            DELETE FROM translated_paragraphs WHERE thing_id = \(key.thing) AND language = \(key.language)
                AND field = \(field) AND digest = \(digest(of: source))
            """)
    }

    /// Makes paragraphs of a translation from before there were any.
    static func settle(_ key: TranslationKey, _ translatable: Translatable, in tx: Transaction) throws {
        for whole in try WholeTranslation.all(of: [key.thing], to: key.language, in: tx) {
            for paragraph in try whole.paragraphs(translatable) { try paragraph.put(key, in: tx) }
        }
        try tx.run("DELETE FROM translations WHERE thing_id = \(key.thing) AND language = \(key.language)")
    }

    /// Notes where the paragraphs of a text stand now. What stands for none is kept aside.
    static func place(_ field: FieldTranslation, _ key: TranslationKey, in tx: Transaction) throws {
        let own: Query = "thing_id = \(key.thing) AND language = \(key.language) AND field = \(field.key)"
        try tx.run("UPDATE translated_paragraphs SET place = NULL WHERE \(own)")
        for paragraph in field.paragraphs where paragraph.text != nil {
            let source = paragraph.former ?? paragraph.source
            try tx.run(
                """
                UPDATE translated_paragraphs SET place = \(paragraph.number)
                WHERE \(own) AND digest = \(digest(of: source)) AND place IS NULL
                """)
        }
        let aside: [String] = try tx.values(
            "SELECT digest FROM translated_paragraphs WHERE \(own) AND place IS NULL ORDER BY at DESC, digest LIMIT 1000"
        )
        guard aside.count > mostAside else { return }
        try tx.run(
            "DELETE FROM translated_paragraphs WHERE \(own) AND digest IN \(list: Array(aside.dropFirst(mostAside)))")
    }
}
