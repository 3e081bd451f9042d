import Licences
package import Markup
package import Web

/// Whose a medium is and what one may do with it, below it on a page: in words, and for programs as RDFa (CC REL).
package struct MediumCredit: Sendable {
    private let title: String
    private let path: String
    /// BCP 47 tag of the title.
    private let language: String
    private let authors: String
    /// SPDX identifier.
    private let licence: String

    package init(title: String, path: String, language: String, authors: String, licence: String) {
        (self.title, self.path, self.language) = (title, path, language)
        (self.authors, self.licence) = (authors, licence)
    }

    package func markup(_ texts: Texts) -> Markup {
        let known = OpenLicence(id: licence)
        return figcaption(Attribute("about", path)) {
            a(
                .rel("cc:attributionURL"), Attribute("property", "dcterms:title"), .href(path),
                .lang(language, on: texts)
            ) { title }
            span(.class("note")) {
                " "
                span(Attribute("property", "cc:attributionName")) { authors }
                ", "
                a(.rel("license"), .href(known?.address ?? Licence.address(of: licence))) { known?.name ?? licence }
            }
        }
    }
}
