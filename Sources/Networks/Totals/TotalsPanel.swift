package import Commons
import Markup
import Storage
import Territories
import Web

/// On the page of a territory: the way to its totals. They are counted there, not on each visit.
package struct TotalsPanel: Encodable, Sendable {
    let path: String

    package static let source = PanelSource(on: .territory) { id, _, tx in
        guard let territory = try Territory.ID(rawValue: id).flatMap({ try Territory.find($0, in: tx) }) else {
            return nil
        }
        return Panel("totals", TotalsPanel(path: "\(territory.path)/totals")) { panel, screen in
            p(.class("actions")) {
                a(.class("button"), .href(panel.path)) { screen.texts("networks.totals.territory") }
            }
        }
    }
}
