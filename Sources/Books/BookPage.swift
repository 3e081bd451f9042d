import Markup

/// One file of the publication that is read.
struct BookPage: Sendable {
    let id: String
    let title: String
    let isContents: Bool
    private let body: Markup

    var file: String { "\(id).xhtml" }

    private init(_ id: String, _ title: String, isContents: Bool = false, @MarkupBuilder body: () -> Markup) {
        self.id = id
        self.title = title
        self.isContents = isContents
        self.body = body()
    }

    init(coverOf book: Book) {
        self.init("cover", book.words.cover) {
            section(Attribute("epub:type", "titlepage")) {
                h1 { book.title }
                if !book.summary.isEmpty { p { book.summary } }
                Markup.group(book.imprint.map { line in p(.class("imprint")) { line } })
                p(.class("imprint")) { a(.href(book.source)) { book.source } }
                Markup.group(book.licences.map { licence in p(.class("imprint")) { a(.href(licence)) { licence } } })
            }
        }
    }

    init(contentsOf book: Book, _ pages: [BookPage]) {
        self.init("contents", book.words.contents, isContents: true) {
            nav(Attribute("epub:type", "toc")) {
                h1 { book.words.contents }
                ol { Markup.group(pages.map { page in li { a(.href(page.file)) { page.title } } }) }
            }
        }
    }

    init(chapter: Book.Chapter) {
        self.init("chapter-\(chapter.name)", chapter.title) {
            section(Attribute("epub:type", "chapter")) {
                h1 { chapter.title }
                chapter.text
            }
        }
    }

    init(picturesOf book: Book) {
        self.init("pictures", book.words.pictures) {
            section {
                h1 { book.words.pictures }
                Markup.group(
                    book.pictures.filter { !$0.isPlaced }.map { picture in
                        figure {
                            img(.src(picture.path), .alt(picture.alternative))
                            figcaption { picture.credit }
                        }
                    })
            }
        }
    }

    /// The whole file.
    func bytes(of book: Book) -> [UInt8] {
        let page = html(
            Attribute("xmlns", "http://www.w3.org/1999/xhtml"),
            Attribute("xmlns:epub", "http://www.idpf.org/2007/ops"), .lang(book.language),
            Attribute("xml:lang", book.language)
        ) {
            head {
                element("title", [], .text(title))
                link(.rel("stylesheet"), .href("book.css"), .type("text/css"))
            }
            element("body", [], body)
        }
        return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n".utf8)
            + book.shown(page.xml(at: book.base))
    }
}
