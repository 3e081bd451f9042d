import Commons
import Markup
import Storage
import Web

/// What the open data are, from when, under which licence, and how to name them.
struct OpenDataPage: PageModel {
    let edition: OpenDataEdition?
    private let mayMake: Bool

    private enum CodingKeys: CodingKey {
        case edition
    }

    init(_ edition: OpenDataEdition?, mayMake: Bool) {
        self.edition = edition
        self.mayMake = mayMake
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        return Page(texts("transfer.openData")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("transfer.openData") }
                    p(.class("lead")) { texts("transfer.openData.lead") }
                    if let edition { facts(edition, texts) }
                }
                if edition == nil { p { texts("transfer.openData.none") } }
                p { texts("transfer.openData.contents") }
                p { texts("transfer.openData.fictional") }
                if mayMake {
                    screen.form(to: "/open-data/editions", class: "actions") {
                        button(.class("button")) { texts("transfer.openData.make") }
                    }
                }
                if let edition { margin(edition, texts) }
            }
            section(.class("section")) {
                h2 { texts("transfer.openData.licence") }
                p { texts("transfer.openData.licence.meaning") }
            }
            if let edition {
                section(.class("section")) {
                    h2 { texts("transfer.openData.cite") }
                    p { cited(edition, screen) }
                }
            }
        }
    }

    private func facts(_ edition: OpenDataEdition, _ texts: Texts) -> Markup {
        .group([
            dl(.class("facts across")) {
                fact(texts("transfer.openData.date")) { texts.moment(edition.madeAt) }
                fact(texts("transfer.openData.size")) { size(edition.bytes, texts) }
                fact(texts("transfer.openData.form")) { texts("transfer.openData.forms") }
            },
            p(.class("actions")) {
                a(.class("button main"), .href("/open-data.zip")) { texts("transfer.openData.download") }
            },
        ])
    }

    private func size(_ bytes: Int, _ texts: Texts) -> String {
        bytes < 1_000_000
            ? texts("transfer.openData.kilobytes", ["count": texts.number((bytes + 999) / 1_000)])
            : texts("transfer.openData.megabytes", ["count": texts.number((bytes + 999_999) / 1_000_000)])
    }

    private func margin(_ edition: OpenDataEdition, _ texts: Texts) -> Markup {
        aside(.class("margin"), .ariaLabel(texts("transfer.openData.counts"))) {
            dl(.class("facts")) {
                Markup.group(
                    edition.counts.map { count in
                        fact(texts("transfer.kind.\(count.kind)")) { texts.number(count.rows) }
                    })
                fact("SHA-256") { code { String(edition.sha256.prefix(16)) + "…" } }
            }
        }
    }

    private func cited(_ edition: OpenDataEdition, _ screen: Screen) -> String {
        screen.texts(
            "transfer.openData.cite.sentence",
            [
                "node": screen.site.name, "date": screen.texts.date(edition.madeAt),
                "address": screen.site.address + "/open-data",
            ])
    }
}
