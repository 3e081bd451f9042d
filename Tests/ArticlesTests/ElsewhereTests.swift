import Archive
import Commons
import Files
import Fixtures
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NodeFixtures
import Testing
import Web

/// Articles and dossiers are taken away, with whose everything in them is.
@Suite struct ElsewhereTests {
    private static let path = "/articles/une-ruche-en-ville"

    /// An article with an image and a practice, by somebody of the newsroom; not yet published.
    private static func withArticle(
        _ engine: Engine, _ body: @escaping @Sendable (TestNode, any TestClientProtocol, Visitor) async throws -> Void
    ) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let edith = try await node.person("Edith", roles: [.editor], at: client)
            try await edith.open("/practices/new")
            try await edith.submit("/practices", ["title": "Jardin"], choosing: ["principles": ["Ensemble."]])
            try await edith.submit("/practices/jardin/editions")
            try await edith.open("/media/new?page=/practices/jardin")
            try await edith.upload(
                "/media",
                ["title": "Le bac", "authors": "Bo Diallo", "licence": "CC0-1.0", "alternative": "Un bac de bois"],
                file: ("file", "bac.png", SmallestPicture.png))
            try await edith.open("/articles/new")
            let text = "Il était **une fois** #panic.\n\n## La ruche\n\n/media/le-bac\n\n/practices/jardin\n\nFin."
            try await edith.submit(
                "/articles",
                [
                    "title": "Une ruche en ville", "summary": "Trois voisins.", "text": text, "authors": "Ada Lovelace",
                    "translators": "Cy Young", "commissioner": "Ville de Mende", "interests": "Aucun.",
                ])
            try await body(node, client, edith)
        }
    }

    private static let credits = [
        "Ada Lovelace", "Cy Young", "Ville de Mende", "« Le bac », Bo Diallo, CC0 1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/", "https://creativecommons.org/licenses/by-sa/4.0/",
        "« Jardin »",
    ]

    @Test(arguments: Engine.available)
    func `an article is read elsewhere as book, PDF and words, with the credits of everything in it`(
        engine: Engine
    ) async throws {
        try await Self.withArticle(engine) { node, client, edith in
            try await edith.take(["submit", "accept", "publish"], with: Self.path)
            let page = try await edith.open(Self.path)
            let epub = try await Self.take("\(Self.path)/article.epub", client)
            let checked = try Validator.check(epub)
            let pdf = try await Self.take("\(Self.path)/article.pdf", client)
            let printed = try await Self.printed(pdf)
            let plain = String(decoding: try await Self.take("\(Self.path)/article.txt", client), as: UTF8.self)
            let zip = try ZipReader(epub)
            let entry = try #require(zip.entry("EPUB/chapter-credits.xhtml"))
            let book = String(decoding: try zip.bytes(of: entry), as: UTF8.self)

            for ending in ["pdf", "epub", "txt"] { #expect(page.links.contains("\(Self.path)/article.\(ending)")) }
            #expect(checked.isValid, "\(checked.said)")
            #expect(zip.entry("EPUB/pictures/le-bac.png") != nil && zip.entry("EPUB/pictures.xhtml") == nil)
            for words in Self.credits {
                #expect(book.contains(words), "\(words)")
                #expect(plain.contains(words), "\(words)")
                #expect(printed.contains(words), "\(words)")
            }
            #expect(printed.contains("une fois #panic.") && plain.contains("une fois #panic."))
        }
    }

    /// The bytes of a file, as everybody gets it.
    private static func take(_ path: String, _ client: any TestClientProtocol) async throws -> [UInt8] {
        let answer = try await client.execute(uri: path, method: .get, headers: [.acceptLanguage: "fr"])
        #expect(answer.status == .ok, "\(path): \(answer.status)")
        return [UInt8](answer.body.readableBytesView)
    }

    /// The words of a PDF, without where its lines end.
    private static func printed(_ bytes: [UInt8]) async throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("essaim-\(UUID().uuidString).pdf")
        try Data(bytes).write(to: file)
        defer { unlink(file.path) }
        let said = try await LimitedProgram("pdftotext").run(["-raw", file.path, "-"], in: NSTemporaryDirectory())
        return said.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test(arguments: Engine.available)
    func `a draft is taken away by its authors alone`(engine: Engine) async throws {
        try await Self.withArticle(engine) { node, client, edith in
            let stranger = Visitor(client)
            for ending in ["pdf", "epub", "txt"] {
                #expect(try await stranger.open("\(Self.path)/article.\(ending)").status == 404)
                #expect(try await stranger.open("/articles/rien/article.\(ending)").status == 404)
            }
            try await edith.take(["submit", "accept", "publish"], with: Self.path)
            #expect(try await stranger.open("\(Self.path)/article.txt").status == 200)
        }
    }

    @Test(arguments: Engine.available)
    func `a dossier is one file with its articles, its media and whose each is`(engine: Engine) async throws {
        try await Self.withArticle(engine) { node, client, edith in
            try await edith.take(["submit", "accept", "publish"], with: Self.path)
            try await edith.open("/dossiers/new")
            let page = try await edith.submit(
                "/dossiers",
                [
                    "title": "Des ruches", "form": "dossier", "licence": "CC-BY-SA-4.0",
                    "introduction": "Pour **lire**.",
                    "entries": "\(Self.path)\n/media/le-bac\n/practices/jardin",
                ])
            let stranger = Visitor(client)
            let zip = try ZipReader(try await Self.take("\(page.path)/dossier.zip", client))
            let text = { (name: String) throws -> String in
                String(decoding: try zip.bytes(of: #require(zip.entry(name))), as: UTF8.self)
            }
            let sheet = try text("licences.txt")

            #expect(page.links.contains("\(page.path)/dossier.zip"))
            let image = try zip.bytes(of: #require(zip.entry("02-le-bac.png")))
            #expect(image.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            #expect(try Validator.check(zip.bytes(of: #require(zip.entry("01-une-ruche-en-ville.epub")))).isValid)
            #expect(try text("01-une-ruche-en-ville.txt").contains("Ada Lovelace"))
            #expect(try text("LISEZ-MOI.txt").contains("Pour lire."))
            #expect(sheet.contains("« Le bac », Bo Diallo, CC0 1.0") && sheet.contains("« Jardin »"))
            #expect(try text("licences.csv").contains("CC-BY-SA-4.0"))
            #expect(try await stranger.open("/dossiers/rien/dossier.zip").status == 404)
        }
    }
}
