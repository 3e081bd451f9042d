import Markup
import Web

/// The declaration of accessibility that French law asks for (RGAA 4.1.2), as far as the software can speak for its node.
struct AccessibilityPage: PageModel {
    let address: String
    let contact: String?
    /// No audit by a person was made: it says so.
    let isAudited = false
    let standard = "RGAA 4.1.2, WCAG 2.2 AA"

    private enum CodingKeys: CodingKey {
        case address, contact, isAudited, standard
    }

    init(_ choices: SiteChoices, at address: String) {
        self.address = address
        contact = choices.contact.isEmpty ? nil : choices.contact
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let values = ["name": screen.site.name, "address": address]
        return Page(texts("administration.accessibility")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("administration.accessibility") }
                    p(.class("lead")) { texts("administration.accessibility.lead", values) }
                }
                part("state", paragraphs: 2, texts, values)
                part("checked", items: 5, texts, values)
                part("gaps", items: 3, texts, values)
                part("tools", items: 3, texts, values)
                h2 { texts("administration.accessibility.contact") }
                p { texts("administration.accessibility.contact.1") }
                if let contact {
                    p { contactLink(contact) }
                } else {
                    p { texts("administration.accessibility.contact.none") }
                }
                part("appeal", paragraphs: 2, texts, values)
            }
        }
    }

    private func part(_ name: String, paragraphs: Int, _ texts: Texts, _ values: [String: String]) -> Markup {
        .group([
            h2 { texts("administration.accessibility.\(name)") },
            .group(
                (1...paragraphs).map { number in p { texts("administration.accessibility.\(name).\(number)", values) } }
            ),
        ])
    }

    private func part(_ name: String, items: Int, _ texts: Texts, _ values: [String: String]) -> Markup {
        .group([
            h2 { texts("administration.accessibility.\(name)") },
            ul {
                Markup.group(
                    (1...items).map { number in li { texts("administration.accessibility.\(name).\(number)", values) } }
                )
            },
        ])
    }
}
