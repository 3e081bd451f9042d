import Markup
import Storage
import Web

/// Where to begin: a search by name, the regions of France, the countries.
struct TerritoryIndexPage: PageModel {
    struct Found: Encodable, Sendable {
        let territory: TerritoryLink
        let detail: String
    }

    let typed: String
    /// What a search by name found; nil when nobody searched.
    let found: [Found]?
    let france: [TerritoryLink]
    let countries: [TerritoryLink]

    private enum CodingKeys: String, CodingKey {
        case typed = "q"
        case found, france, countries
    }

    init(matching typed: String, _ texts: Texts, in tx: Transaction) throws {
        self.typed = typed
        let language = texts.language
        found =
            typed.isEmpty
            ? nil
            : try Territory.suggestions(matching: typed, limit: 30, in: tx).map { suggestion in
                Found(
                    territory: TerritoryLink(suggestion.territory, within: suggestion.container, language: language),
                    detail: suggestion.detail(in: texts))
            }
        let regions = try Territory.all(.region, limit: 100, in: tx)
        let all = try Territory.all(.country, limit: 300, in: tx)
        let home = all.filter { $0.id.rawValue == "FR" }
        france = (home + regions).map { TerritoryLink($0, within: nil, language: language) }
        let others = all.filter { $0.id.rawValue != "FR" }.map {
            TerritoryLink($0, within: nil, language: language)
        }
        countries = others.sorted { FoldedName($0.name).text < FoldedName($1.name).text }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        return Page(texts("territories.title"), scripts: ["typeahead"]) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("territories.title") }
                    p(.class("lead")) { texts("territories.lead") }
                }
                search(texts)
                results(texts)
            }
            if countries.isEmpty {
                empty(texts)
            } else {
                list("territories.france", france, texts)
                list("territories.countries", countries, texts)
            }
        }
    }

    private func search(_ texts: Texts) -> Markup {
        element("form", .class("form"), .role("search"), .method("get"), .action("/territories")) {
            div(.class("field")) {
                label(.for("q")) { texts("territories.find") }
                p(.class("hint"), .id("q-hint")) { texts("territories.find.hint") }
                input(
                    .id("q"), .name("q"), .type("search"), .value(typed), .autocomplete("off"),
                    .ariaDescribedby("q-hint"), Attribute("data-suggest", "/territories/suggestions"),
                    Attribute("data-suggest-some", texts("territories.choice.some")),
                    Attribute("data-suggest-none", texts("territories.choice.none")))
            }
            div(.class("actions")) { button(.class("button main")) { texts("territories.find.button") } }
        }
    }

    private func results(_ texts: Texts) -> Markup {
        guard let found else { return .group([]) }
        guard !found.isEmpty else {
            return div(.class("empty")) {
                h2 { texts("territories.found.none") }
                p { texts("territories.found.none.help") }
            }
        }
        return .group([
            h2 { texts("territories.found", count: found.count) },
            ul(.class("entries plain")) {
                Markup.group(
                    found.map { one in
                        li {
                            h3 { a(.href(one.territory.path)) { one.territory.name } }
                            p(.class("note")) { one.detail }
                        }
                    })
            },
        ])
    }

    private func list(_ key: String, _ territories: [TerritoryLink], _ texts: Texts) -> Markup {
        section(.class("section")) {
            h2 { texts(key) }
            TerritoryLink.tags(territories)
        }
    }

    private func empty(_ texts: Texts) -> Markup {
        div(.class("empty")) {
            h2 { texts("territories.empty") }
            p { texts("territories.empty.help") }
        }
    }
}
