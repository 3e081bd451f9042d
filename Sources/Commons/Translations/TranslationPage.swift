import Storage
import Web

/// A thing beside its translation into one language, paragraph by paragraph: read by everybody, written by those who may.
struct TranslationPage: PageModel {
    /// Which passages are shown.
    enum Part: String, Sendable, CaseIterable, Codable {
        case all
        /// The original has changed since.
        case stale
        case missing
    }

    struct Passage: Encodable, Sendable {
        let id: String
        let number: Int
        let state: TranslatedParagraph.State
        let source: String
        let text: String?
        /// What the original said when it was translated, where it has changed since.
        let former: String?
        /// By which a program says which translation it read.
        let edition: String
        /// A name; nil where nothing is translated, or by somebody who left.
        let by: String?
        let at: Timestamp?
    }

    struct Text: Encodable, Sendable {
        /// A key.
        let name: String
        let passages: [Passage]
    }

    let thing: Thing
    let language: String
    let texts: [Text]
    let translated: Int
    let stale: Int
    let missing: Int
    let mayTranslate: Bool
    let part: Part
    /// What was sent and not saved.
    let form: TranslationForm?

    private enum CodingKeys: CodingKey {
        case thing, language, texts, translated, stale, missing, mayTranslate
    }

    init(
        of thing: Thing, to language: String, _ kind: AnyKind, _ part: Part, names: Names, for viewer: Viewer?,
        keeping form: TranslationForm? = nil, in tx: Transaction
    ) throws {
        guard let translatable = kind.translatable else { throw AppError.missing }
        let told = try ThingTranslation.find(thing, to: language, translatable, in: tx)
        let people = told.fields.flatMap(\.paragraphs).compactMap(\.person)
        let called = try names.find(Set(people).sorted(), tx)
        texts = told.fields.map { field in
            Text(name: field.key, passages: Self.passages(of: field, called))
        }
        (self.thing, self.language, self.part, self.form) = (thing, language, part, form)
        (translated, stale, missing) = (told.count(.translated), told.count(.stale), told.count(.missing))
        mayTranslate = try thing.mayBeTranslated(by: viewer, in: tx)
    }

    /// What is said twice is translated once.
    private static func passages(of field: FieldTranslation, _ called: [Person.ID: String]) -> [Passage] {
        var seen: Set<String> = []
        return field.paragraphs.filter { seen.insert($0.id).inserted }.map { one in
            Passage(
                id: one.id, number: one.number + 1, state: one.state, source: one.source, text: one.text,
                former: one.former, edition: one.edition, by: one.person.flatMap { called[$0] }, at: one.at)
        }
    }

    func isShown(_ passage: Passage) -> Bool {
        if let form, form.isRefused(passage.id) { return true }
        switch part {
        case .all: return passage.state != .verbatim
        case .stale: return passage.state == .stale
        case .missing: return passage.state == .missing
        }
    }

    /// What was written for passages that are nowhere any more.
    var strays: [SentParagraph] {
        let known = Set(texts.flatMap(\.passages).map(\.id))
        return (form?.paragraphs ?? []).filter { !known.contains($0.id) && !$0.text.isEmpty }
    }
}
