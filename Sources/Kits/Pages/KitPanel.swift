package import Commons
import Markup
import Practices
import Storage
import Web

/// On a practice's page: what one takes away to begin elsewhere.
package struct KitPanel: Encodable, Sendable {
    private let kit: String
    private let archive: String
    private let booklet: String

    package static let source = PanelSource(on: .thing(.practice)) { id, _, tx in
        guard let id = Thing.ID(rawValue: id), let practice = try Thing.find(id, in: tx) else { return nil }
        let panel = KitPanel(
            kit: "\(practice.path)/kit", archive: "\(practice.path)/kit.zip", booklet: "\(practice.path)/booklet")
        return Panel("kit", panel) { $0.view($1) }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("kit")) { texts("kits.kit") }
            p { texts("kits.lead") }
            p(.class("actions")) {
                a(.class("button"), .href(archive), .rel("nofollow")) { texts("kits.download") }
                a(.href(booklet)) { texts("kits.booklet.read") }
                a(.href(kit)) { texts("kits.look") }
            }
        }
    }
}
