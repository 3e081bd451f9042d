import Foundation
import Markup
import Web

/// The territories most like one, each with the reason, and how that is computed.
struct LikenessSection {
    let page: TerritoryPage
    let texts: Texts

    var markup: Markup {
        guard let traits = page.traits else {
            return section(.class("section")) {
                h2 { texts("territories.like") }
                p { texts("territories.like.none") }
            }
        }
        return section(.class("section")) {
            h2 { texts("territories.like") }
            p { texts(page.likest.isEmpty ? "territories.like.nothing" : "territories.like.lead") }
            p(.class("note")) {
                texts("territories.like.here", ["traits": traits.words(for: page.territory.echelon, in: texts)])
            }
            page.likest.isEmpty ? .group([]) : ul(.class("entries plain")) { Markup.group(page.likest.map(entry)) }
            explanation
        }
    }

    private func entry(_ like: TerritoryPage.Like) -> Markup {
        li {
            h3 { a(.href(like.territory.path)) { like.territory.label } }
            p(.class("note")) {
                like.traits.words(for: page.territory.echelon, in: texts) + " · "
                    + texts("territories.like.distance", ["distance": number(like.distance)])
            }
        }
    }

    /// With two decimals, as the language writes them.
    private func number(_ distance: Double) -> String {
        let hundredths = Int((distance * 100).rounded())
        let decimals = hundredths % 100
        let mark = texts.language == .fr ? "," : "."
        return "\(hundredths / 100)\(mark)\(decimals < 10 ? "0" : "")\(decimals)"
    }

    private var explanation: Markup {
        details {
            summary { texts("territories.like.how") }
            p { texts("territories.like.how.compared") }
            ul {
                Markup.group(
                    ["population", "size", "surroundings", "nature", "rentalValue"].map { part in
                        li { texts("territories.like.how.\(part)") }
                    })
            }
            page.rentalValuesOf.map { date in
                p { texts("territories.like.how.source", ["date": texts.date(date)]) }
            } ?? .group([])
            p { texts("territories.like.how.limits") }
        }
    }
}
