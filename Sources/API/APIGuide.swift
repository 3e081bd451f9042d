import Markup
import Web

/// The parts of the explanation that are read in order, each with an example to copy.
struct APIGuide {
    private let screen: Screen

    init(_ screen: Screen) {
        self.screen = screen
    }

    var markup: Markup {
        let site = screen.site.address
        return .group([
            part("forms", "curl \(site)/practices.json\ncurl -H 'Accept: application/ld+json' \(site)/practices"),
            part("lists", "curl -i '\(site)/replications.csv?limit=100'"),
            part("search", "curl '\(site)/search.geojson?q=emploi&kind=replication'"),
            part(
                "token",
                "curl -H 'Authorization: Bearer essaim_…' \(site)/practices/my-practice.json"),
            part(
                "write",
                """
                curl -i -H 'Authorization: Bearer essaim_…' -H 'Content-Type: application/json' \\
                  -d '{"title": "Repair café", "language": "en"}' \(site)/practices
                """),
            part(
                "condition",
                """
                curl -i -H 'Authorization: Bearer essaim_…' -H 'Content-Type: application/json' \\
                  -H 'If-Match: "r3"' -d '{"title": "Repair café", "language": "en"}' \\
                  \(site)/practices/repair-cafe/revisions
                """),
        ])
    }

    private func part(_ name: String, _ example: String) -> Markup {
        section(.class("section")) {
            h2 { screen.texts("api.\(name).title") }
            p { screen.texts("api.\(name).text") }
            pre { code { example } }
        }
    }
}
