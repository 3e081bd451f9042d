/// A licence under which something is shared: where its terms are, and what they allow, ask for and forbid, in the words of
/// the Creative Commons Rights Expression Language (ccREL, W3C member submission 2008).
package struct OpenLicence: Sendable, Hashable, Identifiable {
    /// Of SPDX: `CC-BY-SA-4.0`.
    package let id: String
    /// As its makers write it: « CC BY-SA 4.0 ».
    package let name: String
    /// Names the licence and its version for ever.
    package let address: String
    /// Without a word to the authors.
    package let asksForAttribution: Bool
    package let allowsCommerce: Bool
    package let allowsAdaptation: Bool
    /// What is made of it is shared under the same terms.
    package let asksForSameLicence: Bool

    private init(
        _ id: String, _ name: String, _ address: String, attribution: Bool = true, commerce: Bool = true,
        adaptation: Bool = true, same: Bool = false
    ) {
        self.id = id
        self.name = name
        self.address = address
        asksForAttribution = attribution
        allowsCommerce = commerce
        allowsAdaptation = adaptation
        asksForSameLicence = same
    }

    package init?(id: String) {
        guard let known = Self.all.first(where: { $0.id == id }) else { return nil }
        self = known
    }

    /// In the order in which a form offers them: what this commons uses itself comes first.
    package static let all: [OpenLicence] = [
        OpenLicence("CC-BY-SA-4.0", "CC BY-SA 4.0", creativeCommons("by-sa/4.0"), same: true),
        OpenLicence("CC-BY-4.0", "CC BY 4.0", creativeCommons("by/4.0")),
        OpenLicence("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/", attribution: false),
        OpenLicence(
            "etalab-2.0", "Licence Ouverte 2.0",
            "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf"),
        OpenLicence("CC-BY-SA-3.0", "CC BY-SA 3.0", creativeCommons("by-sa/3.0"), same: true),
        OpenLicence("CC-BY-NC-4.0", "CC BY-NC 4.0", creativeCommons("by-nc/4.0"), commerce: false),
        OpenLicence("CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0", creativeCommons("by-nc-sa/4.0"), commerce: false, same: true),
        OpenLicence("CC-BY-ND-4.0", "CC BY-ND 4.0", creativeCommons("by-nd/4.0"), adaptation: false),
        OpenLicence(
            "CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0", creativeCommons("by-nc-nd/4.0"), commerce: false, adaptation: false),
    ]

    private static func creativeCommons(_ terms: String) -> String { "https://creativecommons.org/licenses/\(terms)/" }
}
