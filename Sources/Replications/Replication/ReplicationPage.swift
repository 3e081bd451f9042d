import Cartography
import Commons
import Markdown
import Markup
import Storage
import Territories
import Web

/// A replication: who carries it with whom, where, since when, its state and history, what it changed and why.
struct ReplicationPage: PageModel {
    struct Link: Encodable, Sendable {
        let name: String
        let path: String
    }

    let thing: Thing
    let content: ReplicationContent
    let state: ReplicationState
    /// Since when there is no news, though its people were asked: `2024-03`.
    let silentSince: CivilDate?
    /// Its people were asked whether it still runs, and have not answered yet.
    let isAsked: Bool
    let practice: Link
    /// BCP 47 tag of its name: the reader's, when it was translated.
    let practiceLanguage: String
    let territory: TerritoryLink
    let position: PlacePosition?
    let precision: PositionPrecision
    let carriers: [Link]
    let partners: [Link]
    /// What it came from besides its practice.
    let parents: [ParentLink]
    let keepers: KeeperList
    let history: [StateChange]
    let adaptations: [AdaptationEntry]
    let figures: [Figure]
    let panels: PanelList

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let sections = sections(screen)
        var page = Page(thing.title, scripts: ["map"]) {
            thing.notices(screen)
            silence(screen)
            section(.class("section")) {
                head(screen)
                if !content.description.isEmpty { div(.lang(thing.language)) { Markdown(content.description).markup } }
                thing.provenance(texts)
            }
            PageContents(of: sections).markup(texts)
            Markup.group(sections)
        }
        page.summary = thing.summary
        page.subject = thing.publicPath
        page.feed = panels.feed
        return page
    }

    private func sections(_ screen: Screen) -> [Markup] {
        let texts = screen.texts
        let figures = FigureTable(figures: figures, path: thing.path, isKept: keepers.isKept).markup(texts)
        return [changes(texts), timeline(texts), figures, bearers(screen)] + panels.sections(screen)
    }

    private func head(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return header(.class("head")) {
            p(.class("kind")) {
                texts("replications.of") + " "
                a(.href(practice.path), .lang(practiceLanguage, on: texts)) { practice.name }
            }
            h1(.lang(thing.language)) { thing.title }
            if !thing.summary.isEmpty { p(.class("lead"), .lang(thing.language)) { thing.summary } }
            dl(.class("facts across")) {
                fact(texts("replications.state")) {
                    stateMark(silentSince == nil ? state.mark : .silent, stateText(texts))
                }
                fact(texts("replications.where")) {
                    if let name = content.neighbourhood?.name { "\(name), " }
                    a(.href(territory.path)) { territory.label }
                }
                if let since = CivilDate(rawValue: content.since) {
                    fact(texts(state.isUnderWay ? "replications.since" : "replications.began")) {
                        time(.datetime(content.since)) { texts.date(since) }
                    }
                }
                if !carriers.isEmpty { fact(texts("replications.carriers")) { links(carriers) } }
                if !partners.isEmpty { fact(texts("replications.partners")) { links(partners) } }
                if !parents.isEmpty { fact(texts("replications.parents")) { origins(texts) } }
                panels.marks(screen)
            }
            acts(texts)
        }
    }

    /// « Terminée, non viable, février 2020 »
    private func stateText(_ texts: Texts) -> String {
        if let silentSince { return texts("replications.silent", ["date": texts.date(silentSince)]) }
        let reached = state.isUnderWay ? nil : history.last?.date.map { texts.date($0) }
        return [texts(state.textKey), reached].compactMap { $0 }.joined(separator: ", ")
    }

    /// Long silence is said, to everybody, once its people were asked in vain; they answer with one button.
    private func silence(_ screen: Screen) -> Markup {
        let texts = screen.texts
        guard silentSince != nil || isAsked && keepers.isKept else { return .group([]) }
        return div(.class("notice doubt")) {
            if let silentSince {
                p { texts("replications.silent.meaning", ["date": texts.date(silentSince)]) }
            } else {
                p { texts("replications.silent.asked") }
            }
            if keepers.isKept {
                screen.form(to: "\(thing.path)/news", class: "actions") {
                    button(.class("button")) { texts("replications.news.same") }
                    a(.href("\(thing.path)/states/new")) { texts("replications.news.changed") }
                }
            }
        }
    }

    private func links(_ links: [Link]) -> Markup {
        .group(
            links.enumerated().map { index, link in
                .group([.text(index == 0 ? "" : ", "), a(.href(link.path)) { link.name }])
            })
    }

    private func origins(_ texts: Texts) -> Markup {
        .group(parents.enumerated().map { .group([.text($0 == 0 ? "" : ", "), $1.markup(texts)]) })
    }

    private func acts(_ texts: Texts) -> Markup {
        guard keepers.isKept else {
            return p(.class("actions")) {
                a(.class("button main"), .href("/replications/new?practice=\(practiceSlug)&parents=\(thing.path)")) {
                    texts("replications.startToo")
                }
            }
        }
        return p(.class("actions")) {
            a(.class("button main"), .href("\(thing.path)/adaptations/new")) { texts("replications.tellChange") }
            a(.class("button"), .href("\(thing.path)/states/new")) { texts("replications.tellState") }
            a(.class("button"), .href("\(thing.path)/revisions/new")) { texts("replications.edit") }
        }
    }

    private var practiceSlug: String { practice.path.split(separator: "/").last.map(String.init) ?? "" }

    private func changes(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2(.id("adaptations")) { texts("replications.changed") }
            if adaptations.isEmpty {
                p { texts(keepers.isKept ? "replications.changed.first" : "replications.changed.none") }
            } else {
                Markup.group(adaptations.map { $0.view(texts) })
            }
        }
    }

    private func timeline(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2(.id("history")) { texts("replications.history") }
            ol(.class("timeline")) { Markup.group(history.enumerated().map { step($1, $0 + 1, texts) }) }
        }
    }

    private func step(_ change: StateChange, _ number: Int, _ texts: Texts) -> Markup {
        li {
            change.state.mark.markup
            p {
                strong {
                    change.state.isHalt
                        ? a(.href("\(thing.path)/states/\(number)")) { texts(change.state.textKey) }
                        : .text(texts(change.state.textKey))
                }
                if let date = change.date {
                    " "
                    time(.datetime(date.rawValue)) { texts.date(date) }
                }
            }
            change.told(language: thing.language, texts)
            if keepers.isKept && change.state.isHalt {
                p(.class("note")) {
                    a(.href("\(thing.path)/states/\(number)/revisions/new")) { texts("replications.step.complete") }
                }
            }
        }
    }

    private func bearers(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            keepers.markup(title: "replications.people", invite: "replications.invite", screen)
            if !content.contact.isEmpty { p { texts("replications.contact", ["contact": content.contact]) } }
        }
    }
}
