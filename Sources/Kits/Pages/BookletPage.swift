import Commons
import Markdown
import Markup
import Media
import Practices
import Replications
import Storage
import Web

/// A practice to print: title, contents, charter, sheet, toolkit, where it took root, what was changed, what was learnt, whom
/// to call.
struct BookletPage: PageModel {
    struct Chapter: Encodable, Sendable {
        let id: String
        let title: String
        let parts: [Part]
    }

    struct Part: Encodable, Sendable {
        let title: String?
        /// Markdown.
        let text: String
        /// BCP 47 tag of the text.
        let language: String
    }

    struct Picture: Encodable, Sendable {
        let attribution: String
        let picture: MediumPicture
    }

    let practice: Thing
    let title: String
    let summary: String
    /// BCP 47 tag of both.
    let language: String
    let edition: String
    let changedAt: Timestamp
    let steward: String?
    let chapters: [Chapter]
    let pictures: [Picture]
    private let licence: String
    /// There is a PDF of it.
    var isPrinted = false

    private enum CodingKeys: CodingKey {
        case practice, title, summary, language, edition, changedAt, steward, chapters, pictures
    }

    init(_ kit: Kit, _ texts: Texts, _ vocabulary: Vocabulary, _ site: Site) {
        let documents = KitDocuments(kit: kit, texts: texts, vocabulary: vocabulary, site: site)
        practice = kit.practice
        title = kit.content.title
        summary = kit.content.summary
        language = kit.content.language
        edition = documents.edition
        changedAt = kit.changedAt
        steward = kit.steward?.title
        pictures = kit.pictures.map {
            Picture(attribution: $0.attribution(at: site.address), picture: $0.picture)
        }
        licence = kit.licences.map(Licence.name).joined(separator: ", ")
        chapters = [
            Chapter("charter", documents.charter, texts), Chapter("sheet", documents.sheet, texts),
            Chapter("toolkit", documents.toolkit, texts),
            Chapter("places", kit.replications.map { Part($0, documents) }, texts),
            Chapter("changes", kit.adaptations.map { Part($0, texts) }, texts),
            Chapter("lessons", documents.lessons, texts),
            Chapter("contacts", documents.contacts, texts), Chapter("licence", documents.licence, texts),
        ].filter { !$0.parts.isEmpty }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("kits.title.booklet", ["practice": title])) {
            article(.class("booklet")) {
                cover(screen)
                contents(texts)
                if !pictures.isEmpty { shown(texts) }
                Markup.group(chapters.map { $0.view(texts) })
            }
        }
        page.summary = summary
        page.isIndexed = practice.visibility == .published
        return page
    }

    private func cover(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return header(.class("cover")) {
            p(.class("kind")) { texts("kits.booklet") }
            h1(.lang(language, on: texts)) { title }
            if !summary.isEmpty { p(.class("lead"), .lang(language, on: texts)) { summary } }
            if practice.isFictional { div(.class("notice fiction")) { p { texts("kits.fictional") } } }
            p(.class("actions")) {
                a(.class("button main"), .href("\(practice.path)/kit.zip")) { texts("kits.download") }
                if isPrinted {
                    a(.class("button"), .href("\(practice.path)/booklet.pdf"), .rel("nofollow")) { texts("kits.pdf") }
                }
                a(.class("button"), .href("\(practice.path)/booklet.epub"), .rel("nofollow")) { texts("kits.epub") }
                a(.href("\(practice.path)/booklet.txt"), .rel("nofollow")) { texts("kits.plain") }
                a(.href(practice.path)) { texts("kits.back") }
            }
            p(.class("hint")) { texts("kits.booklet.print") }
            div(.class("imprint")) {
                if let steward { p { steward } }
                p { edition }
                p { "\(screen.site.name) · \(screen.absolute(practice.path))" }
                p { [licence, texts.date(changedAt)].joined(separator: " · ") }
            }
        }
    }

    private func shown(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2(.id("pictures")) { texts("kits.chapter.pictures") }
            ul(.class("gallery")) {
                Markup.group(
                    pictures.map { one in
                        li {
                            figure {
                                one.picture.markup(sizes: "(min-width: 40rem) 20rem, 100vw")
                                figcaption(.class("note")) { one.attribution }
                            }
                        }
                    })
            }
        }
    }

    private func contents(_ texts: Texts) -> Markup {
        nav(.class("section contents"), .ariaLabelledby("contents")) {
            h2(.id("contents")) { texts("kits.contents") }
            ol {
                Markup.group(chapters.map { chapter in li { a(.href("#\(chapter.id)")) { chapter.title } } })
            }
        }
    }
}

extension BookletPage.Chapter {
    fileprivate init(_ id: String, _ parts: [BookletPage.Part], _ texts: Texts) {
        self.init(id: id, title: texts("kits.chapter.\(id)"), parts: parts)
    }

    fileprivate init(_ id: String, _ document: KitDocument, _ texts: Texts) {
        let parts = document.parts.map { BookletPage.Part(title: $0.title, text: $0.text, language: $0.language) }
        self.init(id, parts, texts)
    }

    fileprivate func view(_ texts: Texts) -> Markup {
        section(.class("section chapter")) {
            h2(.id(id)) { title }
            Markup.group(parts.map { $0.view(texts) })
        }
    }
}

extension BookletPage.Part {
    /// A place: what it is called, in which state and since when, who carries it.
    fileprivate init(_ place: KitReplication, _ documents: KitDocuments) {
        let (entry, texts) = (place.entry, documents.texts)
        let known = [
            texts(entry.state.textKey), entry.since.flatMap(CivilDate.init).map { texts.date($0) },
            place.carriers.isEmpty ? nil : place.carriers.joined(separator: ", "),
            entry.isFictional ? texts("replications.fictional") : nil,
        ].compactMap { $0 }.joined(separator: " · ")
        let told = [known, entry.summary].filter { !$0.isEmpty }.map(\.asMarkdown)
        self.init(title: documents.heading(entry), text: told.joined(separator: "\n\n"), language: entry.language)
    }

    fileprivate init(_ change: KitAdaptation, _ texts: Texts) {
        let because = change.content.why.isEmpty ? nil : "*\(texts("kits.why"))* \(change.content.why)"
        self.init(
            title: "\(change.thing.title) – \(change.replication.title)",
            text: [change.content.what, because].compactMap { $0 }.joined(separator: "\n\n"),
            language: change.thing.language)
    }

    /// The part in a file of its own, where chapters have the first heading.
    func passage(in around: String) -> Markup {
        div(.optional("lang", language == around ? nil : language)) {
            if let title { h2 { title } }
            Markdown(text, under: title == nil ? 1 : 2).markup
        }
    }

    fileprivate func view(_ texts: Texts) -> Markup {
        div(.class("part"), .lang(language, on: texts)) {
            if let title { h3 { title } }
            Markdown(text, under: 3).markup
        }
    }
}
