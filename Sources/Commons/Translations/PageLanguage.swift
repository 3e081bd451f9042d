import Markdown
package import Markup
package import Storage
package import Web

/// In which language the texts of a page are read, and what their reader is told of that.
package struct PageLanguage: Encodable, Sendable {
    /// BCP 47 tag of what is read.
    package let language: String
    package let original: String
    /// In which other languages it can be read.
    let others: [String]
    /// Passages whose original has changed since they were translated.
    let stale: Int
    /// Passages that are read in the language of the original.
    let missing: Int
    private let path: String
    private let translation: ThingTranslation?

    private enum CodingKeys: CodingKey { case language, original, others, stale, missing }

    /// - Parameter translation: nil where the original is read.
    package init(of thing: Thing, _ translation: ThingTranslation?, in tx: Transaction) throws {
        original = thing.language
        language = translation?.language ?? thing.language
        (stale, missing) = (translation?.count(.stale) ?? 0, translation?.count(.missing) ?? 0)
        let read = language
        others = try ([thing.language] + ThingTranslation.languages(of: thing, in: tx)).filter { $0 != read }
        path = thing.path
        self.translation = translation
    }

    package var isTranslated: Bool { translation != nil }
}

// What the page shows.
extension PageLanguage {
    /// The language of the paragraph at a place of a text: that of the original where it is not translated.
    private func language(of field: String, at number: Int) -> String {
        paragraph(of: field, at: number)?.state == .missing ? original : language
    }

    private func paragraph(of field: String, at number: Int) -> TranslatedParagraph? {
        guard let found = translation?.field(field), !found.isWhole, found.paragraphs.indices.contains(number) else {
            return nil
        }
        return found.paragraphs[number]
    }

    /// - Parameter number: which line, in a text of lines.
    package func lang(_ field: String, at number: Int = 0) -> Attribute { .lang(language(of: field, at: number)) }

    package func direction(_ field: String, at number: Int = 0) -> Attribute {
        .direction(of: language(of: field, at: number))
    }

    /// The same within a list in the language of the page: said only where it is another.
    package func ownLang(_ field: String, at number: Int) -> Attribute {
        let found = language(of: field, at: number)
        return .optional("lang", found == language ? nil : found)
    }

    package func ownDirection(_ field: String, at number: Int) -> Attribute {
        let found = language(of: field, at: number)
        let isOther = found.isWrittenFromRightToLeft != language.isWrittenFromRightToLeft
        return .optional("dir", isOther ? (found.isWrittenFromRightToLeft ? "rtl" : "ltr") : nil)
    }

    /// That the original of a line has changed since, where it has.
    package func mark(_ field: String, at number: Int = 0, _ texts: Texts) -> Markup {
        guard let one = paragraph(of: field, at: number), one.state == .stale else { return .group([]) }
        return note(one, texts)
    }

    /// The heading of a page: its title.
    package func heading(_ field: String, _ title: String, _ texts: Texts) -> Markup {
        .group([h1(lang(field), direction(field)) { title }, mark(field, texts)])
    }

    /// The sentence below it, where there is one.
    package func lead(_ field: String, _ summary: String, _ texts: Texts) -> Markup {
        guard !summary.isEmpty else { return .group([]) }
        return p(.class("lead"), lang(field), direction(field)) {
            summary
            mark(field, texts)
        }
    }

    private func note(_ one: TranslatedParagraph, _ texts: Texts) -> Markup {
        span(.class("note aged"), .lang(texts.language.rawValue), .dir("ltr")) {
            " " + texts("commons.language.aged") + " "
            a(.href("\(path)/translations/\(language)#passage-\(one.id)"), .rel("nofollow")) {
                texts("commons.language.aged.look")
            }
        }
    }

    /// A text of Markdown as it is read.
    ///
    /// - Parameter level: of the heading under which it stands.
    package func markdown(_ field: String, _ text: String, under level: Int = 1, _ texts: Texts) -> Markup {
        .group(
            parts(of: field, text).map { part in
                self.part(part, texts) { Markdown(part.text, under: level).markup }
            })
    }

    /// A piece of a text that is read in one language.
    package struct Part: Sendable {
        package let text: String
        let language: String
        let stale: TranslatedParagraph?
    }

    /// The pieces of a text, for pages that show it in their own way.
    package func parts(of field: String, _ text: String) -> [Part] {
        guard let found = translation?.field(field) else {
            return text.isEmpty ? [] : [Part(text: text, language: language, stale: nil)]
        }
        return found.runs.map { run in
            Part(text: run.text, language: run.isTranslated ? language : original, stale: run.stale)
        }
    }

    package func part(_ part: Part, _ texts: Texts, @MarkupBuilder _ content: () -> Markup) -> Markup {
        div(
            .lang(part.language), .direction(of: part.language), .optional("class", part.stale == nil ? nil : "aged")
        ) {
            content()
            part.stale.map { one in p { note(one, texts) } } ?? .group([])
        }
    }

    /// What a reader is told: which language this is, what is missing of it, where it can be read otherwise.
    package func notice(_ texts: Texts) -> Markup {
        let told = sentences(texts)
        return p(.class("note")) {
            told.map { $0 + " " }.joined()
            elsewhere(texts)
            a(.href("\(path)/translations"), .rel("nofollow")) { texts("commons.language.translations") }
        }
    }

    private func sentences(_ texts: Texts) -> [String] {
        guard isTranslated else {
            let isOwn = original == texts.language.rawValue
            let values = [
                "language": TextLanguage.name(of: original, texts),
                "wanted": TextLanguage.name(of: texts.language.rawValue, texts),
            ]
            return isOwn ? [] : [texts("commons.language.foreign", values)]
        }
        return [
            texts("commons.language.translation", ["language": TextLanguage.name(of: original, texts)]),
            stale > 0 ? texts("commons.language.stale", count: stale) : nil,
            missing > 0 ? texts("commons.language.missing", count: missing) : nil,
        ].compactMap { $0 }
    }

    private func elsewhere(_ texts: Texts) -> Markup {
        guard !others.isEmpty else { return .group([]) }
        return .group([
            .text(texts("commons.language.others") + " "),
            .group(
                others.enumerated().map { place, code in
                    .group([
                        .text(place == 0 ? "" : ", "),
                        a(.href("\(path)?translation=\(code)"), .lang(code, on: texts), .direction(of: code)) {
                            TextLanguage(code)?.name ?? code
                        },
                    ])
                }),
            .text(" · "),
        ])
    }
}
