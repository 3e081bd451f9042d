package import Markup

extension Attribute {
    /// The language of a text, where it is not that of the page (WCAG 2.2, 3.1.2): readers that speak change their
    /// voice.
    package static func lang(_ language: String, on texts: Texts) -> Attribute {
        .optional("lang", language == texts.language.rawValue ? nil : language)
    }

    /// The direction of a text whose language is written from right to left; the pages themselves go from left to right.
    package static func direction(of language: String) -> Attribute {
        .optional("dir", language.isWrittenFromRightToLeft ? "rtl" : nil)
    }
}

extension String {
    /// Of a BCP 47 tag: the languages that CLDR gives a script from right to left.
    package var isWrittenFromRightToLeft: Bool {
        let subtag = prefix { $0 != "-" }.lowercased()
        return ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains(subtag)
    }
}
