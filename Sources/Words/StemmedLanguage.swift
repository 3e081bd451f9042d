/// A language whose words are brought to their stem: `coopératives` and `coopération` share one.
package enum StemmedLanguage: String, Sendable, CaseIterable {
    case french = "fr"
    case english = "en"

    /// By the first part of a BCP 47 tag: `fr`, `fr-CA`. Nil for a language without a stemmer.
    package init?(tag: String) {
        guard let primary = tag.split(separator: "-").first else { return nil }
        self.init(rawValue: primary.lowercased())
    }
}
