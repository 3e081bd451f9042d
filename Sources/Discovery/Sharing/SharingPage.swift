import Cartography
import Commons
import Markup
import Media
import Organizations
import Practices
import Replications
import Storage
import Territories
import Web

/// The third door: leads those who carry a replication to what they can tell of it, and says to others how to begin.
struct SharingPage: PageModel {
    /// Those that the viewer carries; nil for somebody who is not signed in.
    let replications: [ReplicationEntry]?
    /// Practices, organizations and networks that the viewer keeps, drafts included.
    let pages: [Thing]
    /// What awaits an answer of theirs.
    let awaiting: PanelList

    private static let most = 50

    init(
        for viewer: Viewer?, _ language: Language, awaiting: PanelList = PanelList([]), in tx: Transaction
    ) throws {
        self.awaiting = awaiting
        guard let viewer else {
            (replications, pages) = (nil, [])
            return
        }
        let kept = try Thing.kept(by: viewer.id, kind: .replication, limit: Self.most, in: tx)
        replications = try ReplicationEntry.all(
            where: "t.id IN \(list: kept.map(\.id))", limit: Self.most, language: language, in: tx)
        pages = try [FoundKind.practice, .organization, .network, .article, .dossier, .medium].flatMap {
            try Thing.kept(by: viewer.id, kind: $0.kind, limit: Self.most, in: tx)
        }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("discovery.sharing.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("discovery.sharing.title") }
                    p(.class("lead")) { texts("discovery.sharing.lead") }
                }
                step(texts)
            }
            if !awaiting.panels.isEmpty {
                section(.class("section")) {
                    h2(.id("awaiting")) { texts("discovery.sharing.awaiting") }
                    awaiting.markup(screen)
                }
            }
            if !pages.isEmpty {
                section(.class("section")) {
                    h2(.id("pages")) { texts("discovery.sharing.pages") }
                    ul(.class("entries plain")) { Markup.group(pages.map { looked(after: $0, texts) }) }
                }
            }
            section(.class("section")) { ways(texts) }
        }
        page.summary = texts("discovery.sharing.lead")
        return page
    }

    @MarkupBuilder private func step(_ texts: Texts) -> Markup {
        if let replications {
            if replications.isEmpty {
                beginning(texts)
            } else {
                h2 { texts("discovery.sharing.yours", count: replications.count) }
                ul(.class("entries")) { Markup.group(replications.map { carried($0, texts) }) }
            }
        } else {
            p { texts("discovery.sharing.visitor") }
            p(.class("actions")) {
                a(.class("button main"), .href("/session/new?then=/sharing")) { texts("discovery.sharing.signIn") }
                a(.class("button"), .href("/accounts/new")) { texts("discovery.sharing.signUp") }
            }
        }
    }

    private func beginning(_ texts: Texts) -> Markup {
        .group([
            p { texts("discovery.sharing.none") },
            p(.class("actions")) {
                a(.class("button main"), .href("/replications/new")) { texts("discovery.step.replication") }
                a(.class("button"), .href("/practices/new")) { texts("discovery.step.practice") }
            },
        ])
    }

    private func carried(_ replication: ReplicationEntry, _ texts: Texts) -> Markup {
        let about = [replication.stateText(texts), replication.territory?.label].compactMap { $0 }
        return li {
            replication.mark.markup
            h3 { a(.href(replication.path), .lang(replication.language, on: texts)) { replication.title } }
            p(.class("note")) { about.joined(separator: " · ") }
            p(.class("actions")) {
                a(.class("button"), .href("\(replication.path)/adaptations/new")) { texts("replications.tellChange") }
                a(.class("button"), .href("\(replication.path)/states/new")) { texts("replications.tellState") }
            }
        }
    }

    private func looked(after thing: Thing, _ texts: Texts) -> Markup {
        let state = thing.visibility == .published ? nil : texts("discovery.sharing.\(thing.visibility.rawValue)")
        return li {
            h3 { a(.href(thing.path), .lang(thing.language)) { thing.title } }
            p(.class("note")) {
                [texts("discovery.kind.\(thing.kind.rawValue)"), state, texts.date(thing.updatedAt)]
                    .compactMap { $0 }.joined(separator: " · ")
            }
        }
    }

    /// What can be told, and why it helps others.
    private func ways(_ texts: Texts) -> Markup {
        .group([
            h2 { texts("discovery.sharing.ways") },
            ul(.class("entries plain")) {
                way("change", texts) { texts("discovery.sharing.change") }
                way("course", texts) { texts("discovery.sharing.course") }
                way("image", texts) { a(.href("/media/new")) { texts("discovery.sharing.image") } }
                way("practice", texts) { a(.href("/practices/new")) { texts("discovery.sharing.practice") } }
            },
        ])
    }

    private func way(_ name: String, _ texts: Texts, @MarkupBuilder title: () -> Markup) -> Markup {
        li {
            h3 { title() }
            p { texts("discovery.sharing.\(name).meaning") }
        }
    }
}
