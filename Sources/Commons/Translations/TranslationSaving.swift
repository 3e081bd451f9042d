import Storage
import Web

/// A paragraph as a translator sent it.
struct SentParagraph: Sendable, Equatable {
    let id: String
    let text: String
    /// The translation that they had before them (`TranslatedParagraph.edition`).
    let edition: String
    /// What they read is right, though the original has changed.
    let isConfirmed: Bool
}

/// Saves paragraphs, each by itself: what one translator wrote never takes the place of what another wrote meanwhile unseen.
struct TranslationSaving {
    enum Outcome: Sendable, Equatable {
        case saved
        case same
        /// Somebody else translated it meanwhile.
        case conflict
        /// Neither the present original nor the one that was read has it.
        case unknown
        /// A title or a line of a list with more characters than fit.
        case tooLong
    }

    /// Of a title, and of a line of a list, in characters.
    static let longestLine = 500

    let thing: Thing
    let language: String
    /// The revision of the original that the translator had before them.
    let revision: Int
    let translatable: Translatable
    let author: Authorship

    private var key: TranslationKey { TranslationKey(thing: thing.id, language: language) }

    /// - Returns: what became of each, by its identifier.
    func save(_ sent: [SentParagraph], in tx: Transaction) throws -> [String: Outcome] {
        try StoredParagraph.settle(key, translatable, in: tx)
        let present = try ThingTranslation.find(thing, to: language, translatable, in: tx)
        let places = try self.places(present, in: tx)
        var outcomes: [String: Outcome] = [:]
        var touched: Set<String> = []
        for one in sent {
            guard let place = places[one.id] else {
                outcomes[one.id] = one.text.isEmpty ? .same : .unknown
                continue
            }
            let outcome = Self.outcome(of: one, place)
            outcomes[one.id] = outcome
            if outcome == .saved, touched.insert(place.field.key).inserted {
                try StoredParagraph.place(place.field, key, in: tx)
            }
            if outcome == .saved { try write(one, place, in: tx) }
        }
        return outcomes
    }

    private typealias Place = (field: FieldTranslation, paragraph: TranslatedParagraph)

    /// Every paragraph that can be translated: those of the present original, and those of the one that was read.
    private func places(_ present: ThingTranslation, in tx: Transaction) throws -> [String: Place] {
        let now = present.fields.flatMap { field in field.paragraphs.map { ($0.id, (field, $0)) } }
        guard revision != thing.revision else { return Dictionary(now) { first, _ in first } }
        let stored: String? = try tx.value(
            "SELECT content FROM revisions WHERE thing_id = \(thing.id) AND number = \(revision)")
        let rows = try StoredParagraph.all(of: [thing.id], to: language, translatable, in: tx)[key] ?? []
        let read = try stored.map { ThingTranslation(to: language, try translatable.texts($0), rows) }
        let then = (read?.fields ?? []).flatMap { field in
            // Its places are those of the present text, where it still has one.
            field.paragraphs.map { ($0.id, (present.field(field.key) ?? field, $0)) }
        }
        return Dictionary(now + then) { first, _ in first }
    }

    private static func outcome(of sent: SentParagraph, _ place: Place) -> Outcome {
        let paragraph = place.paragraph
        if place.field.cut != .markdown, !place.field.isWhole, sent.text.unicodeScalars.count > longestLine {
            return .tooLong
        }
        if sent.text == paragraph.text ?? "" {
            return sent.isConfirmed && paragraph.state == .stale && !sent.text.isEmpty ? .saved : .same
        }
        return sent.edition == paragraph.edition ? .saved : .conflict
    }

    private func write(_ sent: SentParagraph, _ place: Place, in tx: Transaction) throws {
        let (field, paragraph) = place
        if let former = paragraph.former, !sent.text.isEmpty { try setAside(former, field, in: tx) }
        guard !sent.text.isEmpty else {
            return try StoredParagraph.remove(paragraph.former ?? paragraph.source, of: field.key, key, in: tx)
        }
        let (old, new) = (
            field.cut.paragraphs(of: paragraph.source), field.cut.paragraphs(of: sent.text)
        )
        if field.isWhole, old.count == new.count {
            try StoredParagraph.remove(paragraph.source, of: field.key, key, in: tx)
            let text = TranslatableText(field.key, field.cut, paragraph.source)
            for part in StoredParagraph.cut(text, old, new, by: author.person, at: author.at) {
                try part.put(key, in: tx)
            }
        } else {
            try StoredParagraph(
                field: field.key, source: paragraph.source, text: sent.text, place: paragraph.number,
                by: author.person, at: author.at
            ).put(key, in: tx)
        }
    }

    /// What the original said before is said again when somebody brings it back.
    private func setAside(_ source: String, _ field: FieldTranslation, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE translated_paragraphs SET place = NULL WHERE thing_id = \(key.thing) AND language = \(key.language)
                AND field = \(field.key) AND digest = \(StoredParagraph.digest(of: source))
            """)
    }
}
