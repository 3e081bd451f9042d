import Commons
import Markup
import Storage
import Web

/// On the page of a thing: the media that are shown there, and the way to add one.
struct GalleryPanel: Encodable, Sendable {
    struct Entry: Encodable, Sendable {
        let title: String
        let path: String
        let language: String
        let authors: String
        let licence: String
        let picture: MediumPicture
    }

    let media: [Entry]
    private let isKept: Bool
    private let thing: Thing

    private enum CodingKeys: CodingKey { case media }

    static func source(on kind: Kind) -> PanelSource {
        PanelSource(on: .thing(kind)) { id, visit, tx in
            guard let thing = try Thing.ID(rawValue: id).flatMap({ try Thing.find($0, in: tx) }) else { return nil }
            let panel = try GalleryPanel(of: thing, for: visit, in: tx)
            return panel.media.isEmpty && !panel.isKept ? nil : Panel("media", panel) { $0.view($1) }
        }
    }

    private init(of thing: Thing, for visit: Visit, in tx: Transaction) throws {
        let shown = try MediumUse.media(of: thing.id, for: visit.viewer, in: tx)
        let pictures = try MediumPicture.find(shown, to: visit.texts.language.rawValue, in: tx)
        let contents = try Media().contents(of: shown.map(\.id), in: tx)
        self.thing = thing
        isKept = try thing.isInHands(of: visit.viewer, in: tx)
        media = shown.compactMap { medium in
            guard let picture = pictures[medium.id], let content = contents[medium.id] else { return nil }
            return Entry(
                title: medium.title, path: medium.path, language: medium.language, authors: content.authors,
                licence: content.licence, picture: picture)
        }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("media")) { texts("media.shown") }
            if !media.isEmpty { ul(.class("gallery")) { Markup.group(media.map { entry($0, screen) }) } }
            if isKept {
                p(.class("actions")) {
                    a(.class("button"), .href("/showings/new?page=\(thing.path.percentEncoded)")) {
                        texts("media.use.add")
                    }
                }
            }
        }
    }

    private func entry(_ entry: Entry, _ screen: Screen) -> Markup {
        let texts = screen.texts
        return li {
            figure {
                entry.picture.inPlace(texts, sizes: "(min-width: 40rem) 20rem, 100vw")
                MediumCredit(
                    title: entry.title, path: entry.path, language: entry.language, authors: entry.authors,
                    licence: entry.licence
                ).markup(texts)
            }
            if isKept { removal(of: entry, screen) }
        }
    }

    private func removal(of entry: Entry, _ screen: Screen) -> Markup {
        screen.form(to: "/showings/endings", class: "cluster") {
            input(.type("hidden"), .name("page"), .value(thing.path))
            input(.type("hidden"), .name("medium"), .value(entry.path))
            button(.class("button link"), .ariaLabel(screen.texts("media.use.remove.named", ["title": entry.title]))) {
                screen.texts("media.use.remove")
            }
        }
    }
}
