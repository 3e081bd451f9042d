import Books
import Commons
import Files
import Licences
import Markdown
import Markup
import Media
import Storage
import Web

/// An article to take away: title page, text with its images, and whose everything in it is.
struct ArticleBook: Sendable {
    let thing: Thing
    /// In the reader's language where it was translated.
    let content: ArticleContent
    private let byline: ArticleByline
    private let corrections: [ArticleStep]
    private let body: ArticleBody
    /// By the path of each.
    private let images: [String: ShownMedium]

    init(
        _ thing: Thing, _ kinds: Kinds, site: Site, _ language: Language, in tx: Transaction
    ) throws {
        guard try ArticleState.find(thing.id, in: tx) != nil else { throw AppError.missing }
        let articles = Articles()
        let translation =
            language.rawValue == thing.language
            ? nil : try articles.translation(of: thing, to: language.rawValue, in: tx)
        content = try translation?.content ?? articles.content(of: thing, in: tx)
        self.thing = thing
        let steps = try ArticleStep.all(of: thing.id, in: tx)
        corrections = steps.filter { $0.act == .correct }
        byline = ArticleByline(
            content: content, publishedAt: steps.last { $0.act == .publish }?.at, correctedAt: corrections.first?.at)
        body = try ArticleBody(content.text, kinds, site: site.address, language, in: tx)
        let media = try Thing.find(body.things.filter(\.isPicture).map(\.id), in: tx)
        let shown = try ShownMedium.all(of: media.values.sorted { $0.id < $1.id }, in: tx)
        images = Dictionary(shown.map { ($0.thing.path, $0) }) { first, _ in first }
    }

    /// - Parameters:
    ///   - store: of the images.
    ///   - kinds: what things are called.
    func book(_ texts: Texts, _ site: Site, _ kinds: Kinds, files store: FileStore) -> Book {
        let pictures = images.compactMapValues { $0.inBook(at: site.address, in: store, isPlaced: true) }
        let licence = OpenLicence(id: thing.licence)
        let text = ArticleChapter(body: body, pictures: pictures, kinds: kinds, texts: texts)
        return Book(
            identifier: "urn:uuid:\(thing.id.rawValue)", title: content.title, summary: content.summary,
            language: content.language, modified: thing.updatedAt.iso8601, publisher: site.name,
            source: site.address + thing.path, licences: allLicences,
            imprint: [
                byline.made(texts), byline.independence(texts), licence?.name ?? thing.licence,
                thing.isFictional ? texts("articles.book.fictional") : "",
            ].filter { !$0.isEmpty },
            words: Book.Words(
                contents: texts("articles.book.contents"), cover: texts("articles.book.cover"),
                pictures: texts("articles.book.pictures")),
            chapters: [
                Book.Chapter(name: "text", title: content.title, text: text.markup),
                Book.Chapter(
                    name: "credits", title: texts("articles.book.credits"),
                    text: div(
                        .optional("lang", content.language == texts.language.rawValue ? nil : texts.language.rawValue)
                    ) {
                        credits(texts, site, kinds)
                    }),
            ], pictures: pictures.values.sorted { $0.name < $1.name })
    }

    /// Addresses of the licences of the text and of all that stands in it, each once.
    private var allLicences: [String] {
        ([thing.licence] + body.things.map(\.licence)).reduce(into: []) { found, id in
            let address = Licence.address(of: id)
            if !found.contains(address) { found.append(address) }
        }
    }
}

// Whose everything is.
extension ArticleBook {
    @MarkupBuilder
    private func credits(_ texts: Texts, _ site: Site, _ kinds: Kinds) -> Markup {
        p { byline.made(texts) }
        p { byline.independence(texts) }
        p {
            texts("articles.book.text", ["licence": OpenLicence(id: thing.licence)?.name ?? thing.licence]) + " "
            a(.href(Licence.address(of: thing.licence))) { Licence.address(of: thing.licence) }
        }
        list(
            texts("articles.corrections"),
            corrections.map { step in
                texts("articles.correction", ["date": texts.date(step.at), "note": step.note])
            })
        list(texts("articles.book.pictures"), shownImages.map { $0.attribution(at: site.address) })
        list(
            texts("articles.book.things"),
            otherThings.map { one in
                let licence = OpenLicence(id: one.licence)
                return
                    "« \(one.title) », \(licence?.name ?? one.licence) (\(licence?.address ?? "")), \(site.address + one.path)"
            })
    }

    private func list(_ title: String, _ lines: [String]) -> Markup {
        guard !lines.isEmpty else { return .group([]) }
        return .group([h2 { title }, ul { Markup.group(lines.map { line in li { line } }) }])
    }

    /// In the order in which they are shown.
    var shownImages: [ShownMedium] { once(body.things).compactMap { images[$0.path] } }
    private var otherThings: [EmbeddedThing] { once(body.things).filter { images[$0.path] == nil } }

    private func once(_ things: [EmbeddedThing]) -> [EmbeddedThing] {
        things.reduce(into: []) { found, one in if !found.contains(where: { $0.path == one.path }) { found.append(one) }
        }
    }
}
