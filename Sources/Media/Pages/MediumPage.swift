import Commons
import Files
import Licences
import Markup
import Storage
import Web

/// A medium: itself, what is said of it, how to name it, and its files to take away.
struct MediumPage: PageModel {
    let thing: Thing
    /// In the reader's language where it was translated.
    let content: MediumContent
    let reading: PageLanguage
    /// Nil while its file is not here: it came with an export, which holds no files.
    let picture: MediumPicture?
    let files: [NamedFile]
    /// The words with which it is to be named wherever it is shown.
    let attribution: String
    let keepers: KeeperList
    let panels: PanelList
    let hasFile: Bool

    private enum CodingKeys: CodingKey { case thing, content, reading, files, attribution, keepers, panels }

    init(
        of thing: Thing, _ content: MediumContent, hasFile: Bool, keepers: KeeperList, panels: PanelList,
        visit: Visit, in tx: Transaction
    ) throws {
        self.thing = thing
        let translation = try Media().translation(of: thing, for: visit, in: tx)
        self.content = translation?.content ?? content
        reading = try PageLanguage(of: thing, translation?.told, in: tx)
        self.hasFile = hasFile
        self.keepers = keepers
        self.panels = panels
        picture = try MediumPicture.find([thing], to: translation?.told.language, in: tx)[thing.id]
        files = hasFile ? picture?.files ?? [] : []
        attribution = Attribution(of: thing, content, at: visit.site.address).text
    }

    var kind: MediumKind { picture?.kind ?? .image }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(content.title) {
            thing.notices(screen)
            section(.class("section")) {
                head(texts)
                if keepers.isKept { lacking(screen) }
                shown(screen)
                reading.markdown("media.form.description", content.description, texts)
                provenance(texts)
            }
            spoken(screen)
            section(.class("section")) { naming(screen) }
            if !files.isEmpty { section(.class("section")) { downloads(texts) } }
            panels.markup(screen)
            section(.class("section")) {
                keepers.markup(title: "media.keepers", invite: "media.invite", screen)
            }
        }
        page.summary = content.summary
        page.subject = thing.publicPath
        return page
    }

    private func head(_ texts: Texts) -> Markup {
        header(.class("head")) {
            p(.class("kind")) { texts(kind.textKey) }
            reading.heading("media.form.title", content.title, texts)
            reading.lead("media.form.summary", content.summary, texts)
            reading.notice(texts)
            if keepers.isKept {
                p(.class("actions")) {
                    a(.class("button"), .href("\(thing.path)/revisions/new")) { texts("media.edit") }
                    if kind.isHeard { a(.class("button"), .href("\(thing.path)/words/new")) { texts("media.words") } }
                }
            }
        }
    }

    /// For those who can mend it.
    private func lacking(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            kind == .image && content.alternative.isEmpty
                ? div(.class("notice care")) {
                    p {
                        strong { texts("media.lacksAlternative") + " " }; texts("media.lacksAlternative.meaning")
                    }
                    p(.class("actions")) {
                        a(.class("button"), .href("\(thing.path)/revisions/new#alternative")) {
                            texts("media.lacksAlternative.write")
                        }
                    }
                } : .group([]),
            picture?.making?.state == .failed
                ? div(.class("notice care")) {
                    p { texts(failure) }
                    screen.form(to: "\(thing.path)/makings", class: "actions") {
                        button(.class("button")) { texts("media.making.again") }
                    }
                } : .group([]),
        ])
    }

    private func provenance(_ texts: Texts) -> Markup {
        let licence = OpenLicence(id: content.licence)
        return aside(.class("margin"), .ariaLabel(texts("media.provenance"))) {
            dl(.class("facts")) {
                fact(texts("media.authors")) { content.authors }
                fact(texts("media.licence")) {
                    a(.rel("license"), .href(licence?.address ?? Licence.address(of: content.licence))) {
                        licence?.name ?? content.licence
                    }
                }
                if let date = content.date { fact(texts("media.date")) { texts.date(date) } }
                if !content.place.isEmpty { fact(texts("media.place")) { content.place } }
                if let source = content.source {
                    fact(texts("media.source")) { a(.href(source), .rel("noopener nofollow")) { source } }
                }
                fact(texts("media.updated")) { texts.date(thing.updatedAt) }
            }
            if let licence { p(.class("note")) { licence.sentence(texts) } }
            p { a(.href("\(thing.path)/revisions")) { texts("commons.revisions", count: thing.revision) } }
        }
    }

    private func naming(_ screen: Screen) -> Markup {
        .group([
            h2(.id("attribution")) { screen.texts("media.attribution") },
            p { screen.texts("media.attribution.meaning") },
            element("blockquote", .lang(thing.language, on: screen.texts)) { p { attribution } },
        ])
    }
}
