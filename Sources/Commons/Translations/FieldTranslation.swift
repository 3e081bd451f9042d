package import Storage
import Web

/// One paragraph of the present original, and what is known of it in another language.
package struct TranslatedParagraph: Sendable, Equatable {
    package enum State: String, Sendable, Codable {
        case translated
        /// The original has changed since.
        case stale
        case missing
        /// Nothing in it is said in a language.
        case verbatim
    }

    /// Names it among all paragraphs of a thing as long as it says the same.
    package let id: String
    /// From 0, among those of its text.
    package let number: Int
    package let source: String
    package let text: String?
    /// What the original said when it was translated, where it has changed since.
    package let former: String?
    let person: Person.ID?
    package let at: Timestamp?

    init(_ field: String, _ number: Int, _ source: String, _ row: StoredParagraph?) {
        id = Self.id(of: source, in: field)
        (self.number, self.source, text) = (number, source, row?.text)
        former = row.flatMap { $0.source == source ? nil : $0.source }
        (person, at) = (row?.person, row?.at)
    }

    static func id(of source: String, in field: String) -> String {
        String(StoredParagraph.digest(of: "\(field)\n\(source)").prefix(20))
    }

    package var state: State {
        guard text != nil else { return source.isVerbatim ? .verbatim : .missing }
        return former == nil ? .translated : .stale
    }

    /// What is shown now, by which somebody who saves says which translation they read.
    package var edition: String { text.map { String(StoredParagraph.digest(of: $0).prefix(20)) } ?? "" }
}

/// One text of a thing in another language.
package struct FieldTranslation: Sendable, Equatable {
    package let key: String
    package let cut: TextCut
    package let paragraphs: [TranslatedParagraph]
    /// The text is one paragraph: its translation was made of all of it together.
    let isWhole: Bool

    /// - Parameter rows: all that were ever translated of this text.
    init(_ text: TranslatableText, _ rows: [StoredParagraph]) {
        (key, cut) = (text.key, text.cut)
        let placed = rows.filter { $0.place != nil }.sorted { ($0.place ?? 0, $0.at) < ($1.place ?? 0, $1.at) }
        var blocks = cut.paragraphs(of: text.text)
        isWhole = placed.count == 1 && !blocks.isEmpty && cut.paragraphs(of: placed[0].source).count > 1
        if isWhole { blocks = [cut.joined(blocks)] }
        let known = Dictionary(rows.map { ($0.source, $0) }) { first, _ in first }
        let numbers = blocks.indices.filter { !blocks[$0].isVerbatim || known[blocks[$0]] != nil }
        let links = ParagraphAlignment(
            from: placed.map(\.source), to: numbers.map { blocks[$0] }, knowing: Set(known.keys)
        ).links
        let linked = Dictionary(zip(numbers, links)) { first, _ in first }
        paragraphs = blocks.enumerated().map { number, source in
            let row: StoredParagraph? =
                switch linked[number] ?? .new {
                case .same(let place), .changed(let place): placed[place]
                case .new: known[source]
                }
            return TranslatedParagraph(text.key, number, source, row)
        }
    }

    /// - Parameter keepsRest: what is not translated stays in the language of the original; otherwise it is left out.
    package func assembled(keepingRest keepsRest: Bool) -> String {
        cut.joined(paragraphs.compactMap { shown($0) ?? (keepsRest ? $0.source : nil) })
    }

    private func shown(_ paragraph: TranslatedParagraph) -> String? {
        paragraph.text.map { cut.fitted($0, for: paragraph.source) }
    }

    /// Paragraphs that follow one another and are read alike.
    struct Run: Sendable, Equatable {
        var text: String
        /// In the language of the translation, or of the original.
        let isTranslated: Bool
        /// The only paragraph of the run, where the original has changed since.
        let stale: TranslatedParagraph?
    }

    var runs: [Run] {
        paragraphs.reduce(into: []) { runs, paragraph in
            let isTranslated = paragraph.state != .missing
            let text = shown(paragraph) ?? paragraph.source
            let stale = paragraph.state == .stale ? paragraph : nil
            if let last = runs.last, last.isTranslated == isTranslated, last.stale == nil, stale == nil {
                runs[runs.count - 1].text = cut.joined([last.text, text])
            } else {
                runs.append(Run(text: text, isTranslated: isTranslated, stale: stale))
            }
        }
    }
}

/// A thing in another language: its texts, paragraph by paragraph.
package struct ThingTranslation: Sendable, Equatable {
    /// BCP 47 tag.
    package let language: String
    package let fields: [FieldTranslation]

    init(to language: String, _ texts: [TranslatableText], _ rows: [StoredParagraph]) {
        self.language = language
        let found = Dictionary(grouping: rows, by: \.field)
        fields = texts.filter { !$0.text.isEmpty }.map { FieldTranslation($0, found[$0.key] ?? []) }
    }

    package func field(_ key: String) -> FieldTranslation? { fields.first { $0.key == key } }

    package func count(_ state: TranslatedParagraph.State) -> Int {
        fields.reduce(0) { sum, field in sum + field.paragraphs.count { $0.state == state } }
    }

    package var isStale: Bool { count(.stale) > 0 }

    /// Something of it is translated.
    var isBegun: Bool { fields.contains { $0.paragraphs.contains { $0.text != nil } } }
}
