import Commons
import Markup
import Storage
import Web

/// On the page of what is read in a dossier: the dossier, and what comes before and after it there.
struct DossierPanel: Encodable, Sendable {
    struct Link: Encodable, Sendable {
        let title: String
        let path: String
        let language: String

        init(_ thing: Thing) { (title, path, language) = (thing.title, thing.path, thing.language) }
    }

    struct Entry: Encodable, Sendable {
        let dossier: Link
        let before: Link?
        let after: Link?
    }

    let dossiers: [Entry]

    static func source(on kind: Kind) -> PanelSource {
        PanelSource(on: .thing(kind)) { id, _, tx in
            guard let id = Thing.ID(rawValue: id) else { return nil }
            let entries = try Dossiers.containing(id, in: tx).map { try entry(of: id, in: $0, tx) }
            return entries.isEmpty ? nil : Panel("dossiers", DossierPanel(dossiers: entries)) { $0.view($1) }
        }
    }

    private static func entry(of id: Thing.ID, in dossier: Thing, _ tx: Transaction) throws -> Entry {
        let ids = try Dossiers().content(of: dossier, in: tx).entries
        let things = try Thing.find(ids, in: tx).filter { $0.value.visibility == .published }
        let shown = ids.compactMap { things[$0] }
        let place = shown.firstIndex { $0.id == id } ?? 0
        return Entry(
            dossier: Link(dossier), before: place > 0 ? Link(shown[place - 1]) : nil,
            after: place + 1 < shown.count ? Link(shown[place + 1]) : nil)
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("dossiers")) { texts("articles.dossier.panel") }
            ul(.class("entries plain")) {
                Markup.group(
                    dossiers.map { entry in
                        li {
                            h3 { link(entry.dossier, texts) }
                            if let before = entry.before {
                                p {
                                    texts("articles.dossier.before") + " "; link(before, texts)
                                }
                            }
                            if let after = entry.after {
                                p {
                                    texts("articles.dossier.after") + " "; link(after, texts)
                                }
                            }
                        }
                    })
            }
        }
    }

    private func link(_ link: Link, _ texts: Texts) -> Markup {
        a(.href(link.path), .lang(link.language, on: texts)) { link.title }
    }
}
