import Commons
import Licences
import Markdown
import Markup
import Storage
import Web

/// A dossier or a series, with what is read in it, in its order.
struct DossierPage: PageModel {
    struct Entry: Encodable, Sendable {
        let title: String
        let summary: String
        let path: String
        let language: String
        let kind: Kind
    }

    let thing: Thing
    let content: DossierContent
    /// Those that everybody may see now.
    let entries: [Entry]
    let keepers: KeeperList
    let panels: PanelList
    private let kinds: Kinds

    private enum CodingKeys: CodingKey { case thing, content, entries, keepers, panels }

    static var forms: [Format] { [.json, .jsonLD] }

    var thingRevision: Int? { thing.revision }

    init(
        of thing: Thing, _ content: DossierContent, keepers: KeeperList, panels: PanelList, kinds: Kinds,
        in tx: Transaction
    ) throws {
        let things = try Thing.find(content.entries, in: tx)
        entries = content.entries.compactMap { things[$0] }.filter { $0.visibility == .published }.map {
            Entry(title: $0.title, summary: $0.summary, path: $0.path, language: $0.language, kind: $0.kind)
        }
        (self.thing, self.content, self.keepers) = (thing, content, keepers)
        (self.panels, self.kinds) = (panels, kinds)
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(thing.title) {
            thing.notices(screen)
            section(.class("section")) {
                head(texts)
                if !content.introduction.isEmpty {
                    div(.lang(thing.language, on: texts)) { Markdown(content.introduction).markup }
                }
                h2(.id("entries")) { texts("articles.dossier.entries") }
                ol { Markup.group(entries.map { entry($0, texts) }) }
                p(.class("actions")) {
                    a(.class("button"), .href("\(thing.path)/dossier.zip"), .rel("nofollow")) {
                        texts("articles.dossier.download")
                    }
                }
                thing.provenance(texts)
            }
            panels.markup(screen)
            section(.class("section")) {
                keepers.markup(title: "articles.dossier.keepers", invite: "articles.dossier.invite", screen)
            }
        }
        page.summary = thing.summary
        page.subject = thing.publicPath
        return page
    }

    private func head(_ texts: Texts) -> Markup {
        let licence = OpenLicence(id: content.licence)
        return header(.class("head")) {
            p(.class("kind")) { texts(content.form.textKey) }
            h1(.lang(thing.language, on: texts)) { thing.title }
            if !thing.summary.isEmpty { p(.class("lead"), .lang(thing.language, on: texts)) { thing.summary } }
            p(.class("note")) {
                texts("articles.dossier.whole") + " "
                a(.rel("license"), .href(licence?.address ?? "")) { licence?.name ?? content.licence }
            }
            if keepers.isKept {
                p(.class("actions")) {
                    a(.class("button"), .href("\(thing.path)/revisions/new")) { texts("articles.edit") }
                }
            }
        }
    }

    private func entry(_ entry: Entry, _ texts: Texts) -> Markup {
        li {
            a(.href(entry.path), .lang(entry.language, on: texts)) { entry.title }
            span(.class("note")) { " " + kinds.name(entry.kind, texts) }
            if !entry.summary.isEmpty { p(.lang(entry.language, on: texts)) { entry.summary } }
        }
    }

    func linkedData(_ screen: Screen) -> LinkedNode {
        var node = thing.linkedNode(["schema:Collection"], screen)
        node["schema:license"] = OpenLicence(id: content.licence).map { .string($0.address) }
        node["schema:text"] = .text(content.introduction, in: thing.language)
        node["schema:hasPart"] = .array(
            entries.enumerated().map { index, entry in
                .members([
                    "@id": .string(screen.absolute(entry.path)), "@type": "schema:CreativeWork",
                    "schema:name": .text(entry.title, in: entry.language), "schema:position": .integer(index + 1),
                ])
            })
        return node
    }
}
