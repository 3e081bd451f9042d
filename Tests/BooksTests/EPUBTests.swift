import Archive
import Books
import Fixtures
import Foundation
import Markup
import Testing

/// Books are looked at by EPUBCheck, the validator of the standard's own authors.
@Suite struct EPUBTests {
    private static let chapters = [
        Book.Chapter(
            name: "charter", title: "La charte & <le reste>",
            text: .group([
                ol { li { "On décide ensemble." } }, h2 { "Tableau" },
                table {
                    tbody {
                        tr {
                            th(.scope("row")) { "a" }; td { "1" }
                        }
                    }
                },
                p {
                    a(.href("/practices/jardin")) { "La pratique" }; void("br", []); "Fin."
                },
            ])),
        Book.Chapter(name: "lessons", title: "Leçons", text: p(.lang("en")) { "Dig before winter." }),
    ]

    private static func book(
        title: String = "Jardin partagé", pictures: [Book.Picture] = [], chapters: [Book.Chapter] = chapters
    ) -> Book {
        Book(
            identifier: "urn:uuid:0193a6f0-0000-7000-8000-000000000001", title: title,
            summary: "Un jardin à plusieurs.", language: "fr", modified: "2026-11-27T09:00:00Z", publisher: "Le commun",
            source: "https://commun.example/practices/jardin",
            licences: ["https://creativecommons.org/licenses/by-sa/4.0/"], imprint: ["Édition 1"],
            words: .init(contents: "Sommaire", cover: "Couverture", pictures: "Images"), chapters: chapters,
            pictures: pictures)
    }

    private static let picture = Book.Picture(
        name: "bac.png", type: "image/png", bytes: SmallestPicture.png, alternative: "Un bac",
        credit: "« Le bac », Ada, CC0 1.0")

    @Test func `the validator of the standard finds nothing`() throws {
        let found = try Validator.check(try EPUB(Self.book(pictures: [Self.picture])).archive())

        #expect(found.isValid, "\(found.said)")
    }

    @Test func `hostile words stay words`() throws {
        let title = "<b>&amp;\"' ירושלים a\u{0}b \u{FFFF}"
        let found = try Validator.check(try EPUB(Self.book(title: title)).archive())

        #expect(found.isValid, "\(found.said)")
    }

    @Test func `a picture that a chapter shows is in the book, any other is told`() throws {
        let placed = Book.Picture(
            name: "bac.png", type: "image/png", bytes: SmallestPicture.png, alternative: "Un bac", credit: "Ada",
            isPlaced: true)
        let text = Markup.group([
            p { img(.src("/media/loin.png"), .alt("Au \"loin\"")) },
            figure { img(.src(placed.path), .alt("Un bac")) },
        ])
        let book = Self.book(pictures: [placed], chapters: [Book.Chapter(name: "a", title: "A", text: text)])
        let bytes = try EPUB(book).archive()
        let zip = try ZipReader(bytes)
        let page = String(decoding: try zip.bytes(of: #require(zip.entry("EPUB/chapter-a.xhtml"))), as: UTF8.self)
        let found = try Validator.check(bytes)

        #expect(found.isValid, "\(found.said)")
        #expect(page.contains("Au &quot;loin&quot;") && !page.contains("loin.png") && page.contains("pictures/bac.png"))
        #expect(zip.entry("EPUB/pictures.xhtml") == nil)
    }

    @Test func `the type stands in the first bytes, unpacked, and the same book makes the same bytes`() throws {
        let bytes = try EPUB(Self.book()).archive()

        #expect(Array(bytes[30..<58]) == Array("mimetypeapplication/epub+zip".utf8))
        #expect(try EPUB(Self.book()).archive() == bytes)
        let zip = try ZipReader(bytes)
        #expect(try zip.bytes(of: #require(zip.entry("mimetype"))) == Array("application/epub+zip".utf8))
    }

    @Test func `the table of contents leads to every page, in the order in which they are read`() throws {
        let zip = try ZipReader(try EPUB(Self.book(pictures: [Self.picture])).archive())
        let contents = String(decoding: try zip.bytes(of: #require(zip.entry("EPUB/contents.xhtml"))), as: UTF8.self)
        let places = try ["cover", "chapter-charter", "chapter-lessons", "pictures"].map {
            try #require(contents.firstRange(of: "href=\"\($0).xhtml\"")).lowerBound
        }

        #expect(places == places.sorted())
        #expect(contents.contains("La charte &amp; &lt;le reste&gt;"))
    }

    @Test func `a link to the site leads to it from anywhere`() throws {
        let zip = try ZipReader(try EPUB(Self.book()).archive())
        let page = String(
            decoding: try zip.bytes(of: #require(zip.entry("EPUB/chapter-charter.xhtml"))), as: UTF8.self)

        #expect(page.contains("href=\"https://commun.example/practices/jardin\""))
    }
}
