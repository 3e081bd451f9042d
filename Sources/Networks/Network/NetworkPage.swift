import Commons
import Markdown
import Markup
import Practices
import Storage
import Web

/// A network: who belongs to it, where they are, which practices they carry, when it meets.
struct NetworkPage: PageModel {
    struct Group: Encodable, Sendable {
        let kind: MemberKind
        let count: Int
        let first: [MemberEntry]
    }

    let thing: Thing
    let content: NetworkContent
    let groups: [Group]
    /// Those of its members that are somewhere, as far as a map shows them.
    let placed: [MemberEntry]
    let practices: [ToldPractice]
    let meetings: [Meeting]
    /// It belongs to itself, through networks that belong to it.
    let containsItself: Bool
    /// What waits for an answer; only for its stewards.
    let waiting: [MemberEntry]
    let keepers: KeeperList
    let panels: PanelList

    private enum CodingKeys: String, CodingKey {
        case thing, content, groups, practices, meetings, containsItself, keepers, panels
    }

    static let shown = 12
    static let mostPlaced = 300

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(thing.title, scripts: ["map"]) {
            thing.notices(screen)
            section(.class("section")) {
                head(texts)
                if !content.description.isEmpty {
                    div(.lang(thing.language, on: texts)) { Markdown(content.description).markup }
                }
                thing.provenance(texts)
            }
            members(texts)
            if !waiting.isEmpty { answers(texts) }
            carried(texts)
            MeetingList(meetings: meetings, network: thing, isKept: keepers.isKept).markup(screen)
            panels.markup(screen)
            section(.class("section")) {
                keepers.markup(title: "networks.stewards", invite: "networks.invite", screen)
                if !content.contact.isEmpty { p { texts("networks.contact", ["contact": content.contact]) } }
            }
        }
        page.summary = thing.summary
        page.subject = thing.publicPath
        page.feed = panels.feed
        return page
    }

    private func head(_ texts: Texts) -> Markup {
        header(.class("head")) {
            p(.class("kind")) { texts(content.kind.textKey) }
            h1(.lang(thing.language, on: texts)) { thing.title }
            if !thing.summary.isEmpty { p(.class("lead"), .lang(thing.language, on: texts)) { thing.summary } }
            dl(.class("facts across")) {
                Markup.group(groups.map { group in fact(texts(group.kind.manyKey)) { texts.number(group.count) } })
                if let website = content.website {
                    fact(texts("networks.website")) { a(.href(website), .rel("noopener nofollow")) { website } }
                }
            }
            p(.class("actions")) {
                if keepers.isKept {
                    a(.class("button main"), .href("/memberships/new?network=\(thing.slug)")) {
                        texts("networks.memberships.invite")
                    }
                    a(.class("button"), .href("\(thing.path)/revisions/new")) { texts("networks.edit") }
                } else {
                    a(.class("button main"), .href("/memberships/new?network=\(thing.slug)")) {
                        texts("networks.memberships.ask")
                    }
                }
                a(.class("button"), .href("\(thing.path)/totals")) { texts("networks.totals") }
            }
        }
    }

    private func members(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2(.id("members")) { texts("networks.members") }
            if containsItself { div(.class("notice")) { p { texts("networks.circle") } } }
            if groups.isEmpty {
                p { texts(keepers.isKept ? "networks.members.first" : "networks.members.none") }
            } else {
                map(texts)
                Markup.group(groups.map { view($0, texts) })
            }
        }
    }

    private func map(_ texts: Texts) -> Markup {
        let places = placed.compactMap { $0.place(texts) }
        guard !places.isEmpty else { return .group([]) }
        return MapFigure(places, caption: caption(places.count, texts), id: "map-network").markup(texts)
    }

    /// A map of hundreds is read, one of thousands is not: it says of how many it shows some.
    private func caption(_ places: Int, _ texts: Texts) -> String {
        let all = groups.filter { $0.kind != .network }.reduce(0) { $0 + $1.count }
        guard placed.count < all else { return texts("networks.map", count: places) }
        return texts("networks.map.some", ["shown": texts.number(places), "count": texts.number(all)])
    }

    private func view(_ group: Group, _ texts: Texts) -> Markup {
        .group([
            h3 { texts(group.kind.manyKey) },
            ul(.class("entries plain")) { Markup.group(group.first.map { $0.entry(texts) }) },
            group.count > group.first.count
                ? p {
                    a(.href("\(thing.path)/members?kind=\(group.kind.rawValue)")) {
                        texts("networks.members.all", count: group.count)
                    }
                } : .group([]),
        ])
    }

    private func answers(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2(.id("waiting")) { texts("networks.waiting") }
            ul(.class("entries plain")) {
                Markup.group(
                    waiting.map { entry in
                        li {
                            h3 { a(.href(entry.membership.path)) { entry.title } }
                            p(.class("note")) { texts(entry.membership.state.textKey) }
                        }
                    })
            }
        }
    }

    private func carried(_ texts: Texts) -> Markup {
        guard !practices.isEmpty else { return .group([]) }
        return section(.class("section")) {
            h2(.id("practices")) { texts("networks.practices") }
            ul(.class("entries plain")) {
                Markup.group(
                    practices.map { practice in
                        li(.lang(practice.language, on: texts)) {
                            h3 { a(.href(practice.thing.path)) { practice.title } }
                            p { practice.summary }
                        }
                    })
            }
        }
    }
}

extension MemberKind {
    /// What many of them are called.
    var manyKey: String { "networks.members.\(rawValue)" }
}
