import Commons
import Markup
import Storage
import Web

/// A practice: the need, the charter, what is core and what is free, what it takes, where it took root.
struct PracticePage: PageModel {
    struct Link: Encodable, Sendable {
        let name: String
        let path: String
    }

    struct Word: Encodable, Sendable {
        let scheme: String
        let key: String
        let label: String
    }

    let thing: Thing
    let content: PracticeContent
    /// The lines of its charter, functions and forms, with the names that they keep from one edition to the next.
    let parts: [Part]
    let steward: Link?
    let words: [Word]
    /// The latest hundred; all of them are on a page of their own.
    let editions: [Edition]
    /// Shown instead of the present text, when an earlier edition is read.
    let edition: Int?
    let keepers: KeeperList
    let panels: PanelList
    /// In which language the text is read; the history is that of the original.
    let reading: PageLanguage

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let sections = sections(screen)
        var page = Page(content.title, scripts: ["map"]) {
            thing.notices(screen)
            editedNotice(texts)
            section(.class("section")) {
                head(screen)
                thing.provenance(texts)
            }
            PageContents(of: sections).markup(texts)
            Markup.group(sections)
        }
        page.summary = content.summary
        page.subject = thing.publicPath
        page.feed = panels.feed
        page.isIndexed = thing.visibility == .published && edition == nil
        return page
    }

    private func sections(_ screen: Screen) -> [Markup] {
        let texts = screen.texts
        var sections = content.principles.isEmpty ? [] : [charter(texts)]
        sections += told(texts) + [takes(texts)] + panels.sections(screen) + [part("known", content.known, texts)]
        if !editions.isEmpty || isKept { sections.append(editionList(screen)) }
        guard edition == nil else { return sections }
        let people = section(.class("section")) {
            keepers.markup(title: "practices.people", invite: "practices.invite", screen)
        }
        return sections + [people]
    }

    private func head(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return header(.class("head")) {
            p(.class("kind")) {
                edition.map { texts("practices.edition", ["number": texts.number($0)]) } ?? texts("practices.one")
            }
            reading.heading("practices.form.title", content.title, texts)
            reading.lead("practices.form.summary", content.summary, texts)
            if edition == nil { reading.notice(texts) }
            dl(.class("facts across")) {
                if let steward { fact(texts("practices.steward")) { a(.href(steward.path)) { steward.name } } }
                if let since = CivilDate(rawValue: content.since) {
                    fact(texts("practices.since")) { time(.datetime(content.since)) { texts.date(since) } }
                }
                wordFacts("need", texts)
                wordFacts("public", texts)
            }
            themes
            acts(screen)
        }
    }

    private func wordFacts(_ scheme: String, _ texts: Texts) -> Markup {
        let found = words.filter { $0.scheme == scheme }
        guard !found.isEmpty else { return .group([]) }
        return fact(texts("practices.\(scheme)")) {
            Markup.group(
                found.enumerated().map { index, word in
                    .group([
                        .text(index == 0 ? "" : ", "), a(.href("/search?\(scheme)=\(word.key)")) { word.label },
                    ])
                })
        }
    }

    private var themes: Markup {
        let found = words.filter { $0.scheme == "theme" }
        guard !found.isEmpty else { return .group([]) }
        return ul(.class("tags")) {
            Markup.group(found.map { word in li { a(.href("/search?theme=\(word.key)")) { word.label } } })
        }
    }

    @MarkupBuilder private func acts(_ screen: Screen) -> Markup {
        let texts = screen.texts
        if thing.visibility == .draft {
            screen.form(to: "\(thing.path)/editions", class: "actions") {
                button(.class("button main")) { texts("practices.publish") }
                a(.class("button"), .href("\(thing.path)/revisions/new")) { texts("practices.edit") }
            }
        } else {
            p(.class("actions")) {
                a(.class("button main"), .href("/replications/new?practice=\(thing.slug)")) { texts("practices.start") }
                if isKept { a(.class("button"), .href("\(thing.path)/revisions/new")) { texts("practices.edit") } }
            }
        }
    }

    private func charter(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2(.id("charter")) { texts("practices.charter") }
            p(.class("note")) { texts("practices.charter.meaning") }
            ol(.class("principles"), .lang(reading.language), .direction(of: reading.language)) {
                Markup.group(
                    lines(.principle).map { part in
                        line(part, "practices.form.principles", texts) { p { part.text } }
                    })
            }
        }
    }

    private func told(_ texts: Texts) -> [Markup] {
        [
            part("need", content.need, texts), part("action", content.action, texts),
            part("core", content.core, texts), list("functions", lines(.function), texts),
            list("forms", lines(.form), texts), part("free", content.free, texts),
            part("toolkit", content.toolkit, texts),
        ]
    }

    private func lines(_ kind: PartKind) -> [Part] { parts.filter { $0.kind == kind } }

    private func list(_ name: String, _ parts: [Part], _ texts: Texts) -> Markup {
        guard !parts.isEmpty else { return .group([]) }
        return section(.class("section")) {
            h2(.id(name)) { texts("practices.part.\(name)") }
            p(.class("note")) { texts("practices.part.\(name).meaning") }
            ul(.lang(reading.language), .direction(of: reading.language)) {
                Markup.group(
                    parts.map { part in line(part, "practices.form.\(name)", texts) { .text(part.text) } })
            }
        }
    }

    private func line(_ part: Part, _ field: String, _ texts: Texts, _ content: () -> Markup) -> Markup {
        let place = part.number - 1
        return li(
            .id("part-\(part.id)"), reading.ownLang(field, at: place), reading.ownDirection(field, at: place)
        ) {
            content()
            reading.mark(field, at: place, texts)
        }
    }

    private func part(_ name: String, _ text: String, _ texts: Texts) -> Markup {
        guard !text.isEmpty else { return .group([]) }
        return section(.class("section")) {
            h2(.id(name)) { texts("practices.part.\(name)") }
            reading.markdown("practices.form.\(name)", text, texts)
        }
    }

    private func takes(_ texts: Texts) -> Markup {
        let rows = [
            ("people", content.people), ("money", content.money), ("time", content.time),
            ("premises", content.premises),
        ]
        guard rows.contains(where: { !$0.1.isEmpty }) else { return .group([]) }
        return section(.class("section")) {
            h2(.id("takes")) { texts("practices.takes") }
            dl(.class("facts")) {
                Markup.group(
                    rows.map { name, text in
                        fact(texts("practices.takes.\(name)")) {
                            text.isEmpty
                                ? .text(texts("practices.takes.unknown"))
                                : taken(name, text, texts)
                        }
                    })
            }
        }
    }

    private func taken(_ name: String, _ text: String, _ texts: Texts) -> Markup {
        let field = "practices.form.\(name)"
        return .group([
            span(reading.lang(field), reading.direction(field)) { text }, reading.mark(field, texts),
        ])
    }

    private static let fewEditions = 5

    private func editionList(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("editions")) { texts("practices.editions") }
            ul(.class("entries plain")) {
                Markup.group(editions.prefix(Self.fewEditions).map { $0.entry(of: thing, texts) })
            }
            if editions.count > Self.fewEditions {
                p { a(.href("\(thing.path)/editions")) { texts("practices.editions.all") } }
            }
            if isKept && thing.visibility == .published { keeping(screen) }
        }
    }

    private func keeping(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return isEdited
            ? screen.form(to: "\(thing.path)/editions", class: "actions") {
                button(.class("button")) { texts("practices.edition.next") }
            } : .group([])
    }

    /// The text is no longer that of its last edition.
    private var isEdited: Bool { editions.first.map { $0.revision != thing.revision } ?? false }

    private var isKept: Bool { keepers.isKept }

    private func editedNotice(_ texts: Texts) -> Markup {
        guard isEdited, edition == nil, !reading.isTranslated, let last = editions.first else { return .group([]) }
        let change = "\(thing.path)/comparison?from=\(last.revision)&to=\(thing.revision)"
        return div(.class("notice")) {
            p {
                texts("practices.edited", ["number": texts.number(last.number)]) + " "
                a(.href(change)) { texts("practices.edited.look") }
            }
        }
    }
}
