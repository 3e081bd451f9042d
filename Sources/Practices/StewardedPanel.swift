package import Commons
import Organizations
import Markup
import Storage
import Web

/// On an organization's page: the practices that it looks after.
package struct StewardedPanel: Encodable, Sendable {
    private let practices: [ToldPractice]

    package static let source = PanelSource(on: .thing(.organization)) { organization, visit, tx in
        let found = try Practices.stewarded(by: organization, limit: 200, in: tx)
        let practices = try ToldPractice.all(found, in: visit.texts.language, tx)
        guard !practices.isEmpty else { return nil }
        return Panel("practices", StewardedPanel(practices: practices)) { $0.view($1) }
    }

    private func view(_ screen: Screen) -> Markup {
        section(.class("section")) {
            h2 { screen.texts("practices.stewarded", count: practices.count) }
            ul(.class("entries plain")) {
                Markup.group(
                    practices.map { practice in
                        li(.lang(practice.language, on: screen.texts)) {
                            h3 { a(.href(practice.thing.path)) { practice.title } }
                            p { practice.summary }
                        }
                    })
            }
        }
    }
}
