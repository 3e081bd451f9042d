import Commons
package import Storage
package import Web

/// What an administrator chose for the whole node, besides the wording.
package struct SiteChoices: Sendable, Equatable {
    package var name = "Essaim"
    package var languages = Language.allCases
    package var tagline: [Language: String] = [:]
    package var accent: Accent?
    /// A mail address, or that of a page: whom to write to.
    package var contact = ""
    /// Who runs this node and why, in Markdown.
    package var about: [Language: String] = [:]
    /// How many contributions of a newcomer are read before others see them.
    package var firstReadings = 0

    package init() {}

    package static func read(in tx: Transaction) throws -> SiteChoices {
        let rows: [SiteSetting] = try tx.all(
            "SELECT key, language, value FROM site_settings ORDER BY key, language LIMIT 100")
        var choices = SiteChoices()
        for row in rows where !row.value.isEmpty { choices.take(row) }
        choices.firstReadings = try FirstReadings.number(in: tx)
        return choices
    }

    /// Writes what differs from what is stored; the former value goes to the audit trail, so that nothing is lost.
    package func save(by person: Person.ID, at now: Timestamp, in tx: Transaction) throws {
        let present = try SiteChoices.read(in: tx)
        if firstReadings != present.firstReadings {
            try FirstReadings.setNumber(firstReadings, in: tx)
            try Audit.record(
                "site.changed", subject: "site.firstReadings", by: person, at: now,
                detail: "\(present.firstReadings)", in: tx)
        }
        let former = present.settings
        for setting in settings where !former.contains(setting) {
            try tx.run(
                """
                INSERT INTO site_settings (key, language, value, revision, changed_at, changed_by)
                VALUES (\(setting.key), \(setting.language), \(setting.value), 1, \(now), \(person))
                ON CONFLICT (key, language) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at,
                    changed_by = excluded.changed_by, revision = site_settings.revision + 1
                """
            )
            let replaced = former.first { $0.key == setting.key && $0.language == setting.language }
            try Audit.record(
                "site.changed", subject: "site.\(setting.key)\(setting.language.isEmpty ? "" : ".\(setting.language)")",
                by: person, at: now, detail: replaced?.value ?? "", in: tx)
        }
    }

    private var settings: [SiteSetting] {
        [
            SiteSetting(.name, name),
            SiteSetting(.languages, languages.map(\.rawValue).joined(separator: " ")),
            SiteSetting(.accent, accent?.text ?? ""),
            SiteSetting(.contact, contact),
        ]
            + Language.allCases.map { SiteSetting(.tagline, tagline[$0] ?? "", in: $0) }
            + Language.allCases.map { SiteSetting(.about, about[$0] ?? "", in: $0) }
    }

    private mutating func take(_ setting: SiteSetting) {
        let language = Language(rawValue: setting.language)
        switch SiteSetting.Key(rawValue: setting.key) {
        case .name: name = setting.value
        case .languages: languages = setting.value.split(separator: " ").compactMap { Language(rawValue: String($0)) }
        case .accent: accent = Accent(setting.value)
        case .contact: contact = setting.value
        case .tagline: if let language { tagline[language] = setting.value }
        case .about: if let language { about[language] = setting.value }
        case nil: break
        }
    }
}

/// A row of `site_settings`.
private struct SiteSetting: RowDecodable, Equatable {
    enum Key: String {
        case name, languages, accent, contact, tagline, about
    }

    let key: String
    let language: String
    let value: String

    init(_ key: Key, _ value: String, in language: Language? = nil) {
        self.key = key.rawValue
        self.language = language?.rawValue ?? ""
        self.value = value
    }

    init(row: Row) throws {
        key = try row["key"]
        language = try row["language"]
        value = try row["value"]
    }
}
