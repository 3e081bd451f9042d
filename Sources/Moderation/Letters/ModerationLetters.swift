import Mail
import Web

/// The letters of this room, in their reader's language and the node's own wording.
///
/// The texts are `moderation.letter.<kind>.subject` and `moderation.letter.<kind>.text`.
struct ModerationLetters: Sendable {
    let site: Site
    let catalog: TextCatalog

    func texts(_ language: Language) -> Texts {
        Texts(language, catalog: catalog, overrides: site.wording[language] ?? [:])
    }

    func write(
        _ kind: String, to email: EmailAddress, in language: Language, _ values: [String: String] = [:],
        adding paragraphs: [String] = []
    ) -> Letter {
        let texts = texts(language)
        let values = values.merging(["site": site.name]) { given, _ in given }
        let text =
            [texts("moderation.letter.greeting"), texts("moderation.letter.\(kind).text", values)]
            + paragraphs + [texts("moderation.letter.farewell", values)]
        return Letter(
            to: email, subject: texts("moderation.letter.\(kind).subject", values),
            text: text.joined(separator: "\n\n"), language: language)
    }
}
