import Commons
package import Storage
package import Web

/// Texts of the screens that the administrators of this node wrote themselves.
package enum OwnWording {
    /// By language, then by key as `Texts` looks it up.
    package typealias All = [Language: [String: String]]

    package static func read(in tx: Transaction) throws -> All {
        let lines: [Line] = try tx.all(
            "SELECT key, language, text FROM own_wordings ORDER BY key, language LIMIT 10000")
        var all: All = [:]
        for line in lines {
            if let language = Language(rawValue: line.language) { all[language, default: [:]][line.key] = line.text }
        }
        return all
    }

    /// An empty text brings the original back. What it replaces goes to the audit trail.
    package static func save(
        _ text: String, for key: String, in language: Language, by person: Person.ID, at now: Timestamp,
        in tx: Transaction
    ) throws {
        let former: String? = try tx.value(
            "SELECT text FROM own_wordings WHERE key = \(key) AND language = \(language.rawValue)")
        guard text != former ?? "" else { return }
        if text.isEmpty {
            try tx.run("DELETE FROM own_wordings WHERE key = \(key) AND language = \(language.rawValue)")
        } else {
            try tx.run(
                """
                INSERT INTO own_wordings (key, language, text, changed_at, changed_by)
                VALUES (\(key), \(language.rawValue), \(text), \(now), \(person))
                ON CONFLICT (key, language) DO UPDATE SET text = excluded.text, changed_at = excluded.changed_at,
                    changed_by = excluded.changed_by
                """
            )
        }
        try Audit.record(
            "wording.changed", subject: "wording.\(key).\(language.rawValue)", by: person, at: now,
            detail: former ?? "",
            in: tx)
    }

    private struct Line: RowDecodable {
        let key: String
        let language: String
        let text: String

        init(row: Row) throws {
            key = try row["key"]
            language = try row["language"]
            text = try row["text"]
        }
    }
}
