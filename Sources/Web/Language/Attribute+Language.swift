package import Markup

extension Attribute {
    /// The language of a text, where it is not that of the page (WCAG 2.2, 3.1.2): readers that speak change their
    /// voice.
    package static func lang(_ language: String, on texts: Texts) -> Attribute {
        .optional("lang", language == texts.language.rawValue ? nil : language)
    }
}
