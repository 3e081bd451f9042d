package import Commons
import Organizations
import Markup
import Storage
import Web

/// On an organization's page: the practices that it looks after.
package struct StewardedPanel: Encodable, Sendable {
    private let practices: [Thing]

    package static let source = PanelSource(on: .thing(.organization)) { organization, _, tx in
        let practices = try Practices.stewarded(by: organization, limit: 200, in: tx)
        guard !practices.isEmpty else { return nil }
        return Panel("practices", StewardedPanel(practices: practices)) { $0.view($1) }
    }

    private func view(_ screen: Screen) -> Markup {
        section(.class("section")) {
            h2 { screen.texts("practices.stewarded", count: practices.count) }
            ul(.class("entries plain")) {
                Markup.group(
                    practices.map { practice in
                        li {
                            h3 { a(.href(practice.path)) { practice.title } }
                            p { practice.summary }
                        }
                    })
            }
        }
    }
}
