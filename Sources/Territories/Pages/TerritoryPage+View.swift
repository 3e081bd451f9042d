import Commons
import Markup
import Web

extension TerritoryPage {
    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let name = territory.name(in: texts.language)
        var page = Page(name, scripts: ["map"]) {
            section(.class("section")) {
                head(name, texts)
                closing(texts)
                provenance(texts)
            }
            panels.markup(screen)
            LikenessSection(page: self, texts: texts).markup
            Markup.group(parts.map { below($0, texts) })
        }
        page.summary = summary(name, texts)
        page.feed = panels.feed
        return page
    }

    private func summary(_ name: String, _ texts: Texts) -> String {
        let above = ascents.first { $0.hierarchy == .administrative }?.ancestors.last?.name
        let people = territory.population.map { texts("territories.people", count: $0.count) }
        return [name, territory.kind(in: texts), above, people].compactMap { $0 }.joined(separator: " · ")
    }

    private func head(_ name: String, _ texts: Texts) -> Markup {
        header(.class("head")) {
            Markup.group(ascents.filter { Hierarchy.containing.contains($0.hierarchy) }.map { trail($0, texts) })
            p(.class("kind")) { texts(territory.echelonKey) }
            h1 { name }
            dl(.class("facts across")) {
                fact(texts("territories.fact.population")) { population(texts) }
                if let size = territory.sizeClass {
                    fact(texts("territories.fact.size")) { texts("territories.size.\(size.rawValue)") }
                }
                if territory.nature != nil { fact(texts("territories.fact.nature")) { territory.kind(in: texts) } }
                fact(texts("territories.fact.code")) { territory.code }
            }
            if territory.isCurrent {
                p(.class("actions")) {
                    a(.class("button main"), .href("/replications/new?territory-id=\(territory.id)")) {
                        texts("territories.start")
                    }
                }
            }
        }
    }

    private func trail(_ ascent: Ascent, _ texts: Texts) -> Markup {
        let isSeat = territory.echelon == .intercommunality
        return nav(
            .class("trail"),
            .ariaLabel(texts(isSeat ? "territories.ascent.seat" : "territories.ascent.\(ascent.hierarchy.rawValue)"))
        ) {
            ol { Markup.group(ascent.ancestors.map { territory in li { territory.link } }) }
        }
    }

    private func population(_ texts: Texts) -> Markup {
        guard let population = territory.population else { return .text(texts("territories.population.unknown")) }
        let year = texts.date(population.vintage)
        return .group([
            .text(texts.number(population.count) + " "),
            span(.class("note")) { texts("territories.population.\(population.origin.rawValue)", ["year": year]) },
        ])
    }

    private func closing(_ texts: Texts) -> Markup {
        guard let date = territory.validUntil else { return .group([]) }
        let successor = ascents.first { $0.hierarchy == .succession }?.ancestors.first
        return div(.class("notice")) {
            p { texts("territories.closed", ["date": texts.date(date)]) }
            if let successor {
                p {
                    texts("territories.closed.successor") + " "
                    successor.link
                    "."
                }
            }
            p { texts("territories.closed.kept") }
        }
    }

    private func provenance(_ texts: Texts) -> Markup {
        aside(.class("margin"), .ariaLabel(texts("territories.source.title"))) {
            dl(.class("facts")) {
                fact(texts("territories.fact.position")) {
                    texts("territories.position.\(territory.precision.rawValue)")
                }
                if !predecessors.isEmpty {
                    fact(texts("territories.predecessors")) { TerritoryLink.tags(predecessors) }
                }
                fact(texts("territories.source.title")) { source(texts) }
            }
            if territory.sizeClass != nil { p { texts("territories.size.how") } }
            if let total = territory.population?.total {
                p { texts("territories.population.total", ["count": texts.number(total)]) }
            }
            p { texts("territories.source.since", ["date": texts.date(territory.validFrom)]) }
        }
    }

    private func source(_ texts: Texts) -> String {
        let dates = vintages.map { ["vintage": texts.date($0.vintage), "figures": texts.date($0.figures)] } ?? [:]
        return texts("territories.source.\(territory.echelon.rawValue)", dates)
    }

    private func below(_ part: Part, _ texts: Texts) -> Markup {
        section(.class("section")) {
            h2 { texts(TerritoryPartsPage.key(part.echelon, of: territory), count: part.count) }
            if part.echelon == .intercommunality { p(.class("note")) { texts("territories.below.seat") } }
            TerritoryLink.tags(part.first)
            if part.count > part.first.count {
                p {
                    a(.href("\(territory.path)/parts?echelon=\(part.echelon.rawValue)")) {
                        texts("territories.below.all")
                    }
                }
            }
        }
    }
}
