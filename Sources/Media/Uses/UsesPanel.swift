import Commons
import Markup
import Storage
import Web

/// On the page of a medium: where it is shown.
struct UsesPanel: Encodable, Sendable {
    struct Entry: Encodable, Sendable {
        let title: String
        let path: String
        let language: String
    }

    let uses: [Entry]

    static let source = PanelSource(on: .thing(.medium)) { id, _, tx in
        guard let id = Thing.ID(rawValue: id) else { return nil }
        let uses = try MediumUse.things(showing: id, in: tx).map {
            Entry(title: $0.title, path: $0.path, language: $0.language)
        }
        return uses.isEmpty ? nil : Panel("shownOn", UsesPanel(uses: uses)) { $0.view($1) }
    }

    private func view(_ screen: Screen) -> Markup {
        section(.class("section")) {
            h2(.id("uses")) { screen.texts("media.uses") }
            ul(.class("entries plain")) {
                Markup.group(
                    uses.map { use in
                        li { a(.href(use.path), .lang(use.language, on: screen.texts)) { use.title } }
                    })
            }
        }
    }
}
