import Fixtures
import Foundation
import HTTPTypes
import NodeFixtures
import Storage
import Testing

@testable import Files
@testable import Media

@Suite struct DocumentTests {
    @Test(arguments: Engine.available)
    func `a PDF is taken away, found by its words, and shown by its first page`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let page = try await gallery.bring(Documents.pdf(saying: "Ada"), named: "bail.pdf")
            #expect(page.path == "/media/une-ruche" && page.says("Document"))

            try await gallery.make()
            let seen = try await Visitor(gallery.client).open("/media/une-ruche")
            let found = try await Visitor(gallery.client).open("/media?q=bonjour")

            #expect(seen.says("PDF · Une page") && seen.body.contains("srcset=\"/media/une-ruche/files/320-"))
            #expect(found.links.contains("/media/une-ruche"))
            let address = try #require(try await gallery.files(of: "/media/une-ruche").first)
            let answer = try await gallery.get(address)
            #expect(answer.status == 200 && answer.headers[.contentType] == "application/pdf")
            #expect(answer.headers[.contentDisposition] == "attachment; filename=\"une-ruche-original.pdf\"")
        }
    }

    @Test(arguments: Engine.available)
    func `nothing runs in a PDF any more, and nobody is named in it`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let brought = Documents.pdf(saying: "NOM-CACHE")
            #expect(BringingTests.says(brought, "NOM-CACHE"))

            try await gallery.bring(brought, named: "bail.pdf")

            let address = try #require(try await gallery.files(of: "/media/une-ruche").first)
            let kept = try await gallery.get(address).bytes
            let open = try await Self.opened(kept)
            for word in ["NOM-CACHE", "/JavaScript", "/Launch", "/EmbeddedFile", "/OpenAction", "calc.exe", "PK\u{3}"] {
                #expect(!open.contains(word), "\(word)")
            }
            #expect(open.contains("http://a.example/") && open.contains("Bonjour la ruche"))
        }
    }

    @Test(arguments: Engine.available)
    func `a document of an office keeps its words and loses its names`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let brought = [
                ("Le bail", try Documents.docx(saying: "NOM-CACHE"), "docx", "terre"),
                ("La convention", try Documents.odt(saying: "NOM-CACHE"), "odt", "convention"),
            ]
            for (title, bytes, ending, word) in brought {
                let words = Gallery.words.merging(["title": title, "alternative": ""]) { $1 }
                let page = try await gallery.bring(bytes, words, named: "a.\(ending)")
                try await gallery.make()

                let address = try #require(try await gallery.files(of: page.path).first)
                let answer = try await gallery.get(address)
                #expect(address.hasSuffix(".\(ending)") && !page.says("Personne n’a encore dit"))
                #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment") == true)
                let package = try await Self.members(of: answer.bytes)
                #expect(!package.contains("NOM-CACHE") && package.contains(word), "\(ending)")
                let found = try await Visitor(gallery.client).open("/media?q=\(word)")
                #expect(found.links.contains(page.path), "\(ending)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a text is a text whatever it is called, and never a page`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let text = "commune;habitants\nMende;12000\n"
            try await gallery.bring(Array(text.utf8), named: "a.html")
            try await gallery.make()

            let address = try #require(try await gallery.files(of: "/media/une-ruche").first)
            let answer = try await gallery.get(address)

            #expect(answer.bytes == Array(text.utf8) && address.hasSuffix(".txt"))
            #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            #expect(try await Visitor(gallery.client).open("/media?q=mende").links.contains("/media/une-ruche"))
        }
    }

    @Test(arguments: Engine.available)
    func `documents that are locked, old, broken or full of programs are refused with a sentence`(
        engine: Engine
    ) async throws {
        try await Gallery.open(engine) { gallery in
            let macro = [("word/vbaProject.bin", "x")]
            let refused: [(name: String, bytes: [UInt8], sentence: String)] = [
                ("a.pdf", try await Documents.lockedPDF(), "fermé par un mot de passe"),
                ("b.pdf", Array("%PDF-1.5\nrien".utf8), "abîmé ou incomplet"),
                ("c.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "forme ancienne"),
                ("d.docx", try Documents.docx(saying: "x", and: macro), "contient des programmes"),
                ("e.docx", Array(try Documents.docx(saying: "x").dropLast(40)), "quel que soit son nom"),
                ("f.zip", try Documents.archive([("a.txt", "x")]), "quel que soit son nom"),
                ("g.docx", try Documents.archive([Documents.types, ("../x", "y")]), "abîmé ou incomplet"),
                ("h.html", Array("\n <!doctype html><script>1</script>".utf8), "quel que soit son nom"),
                ("i.txt", [0x61, 0, 0x62], "quel que soit son nom"),
            ]
            for (name, bytes, sentence) in refused {
                let page = try await gallery.bring(bytes, named: name)
                #expect(page.status == 422 && page.says(sentence), "\(name): \(page.status)")
            }
            #expect(try gallery.store.all() == [])
            #expect(try gallery.unfinished == [])
        }
    }

    @Test func `an archive that would fill the memory is refused`() async throws {
        let bytes = try Documents.docx(
            saying: "x", and: [("word/media/a.bmp", String(repeating: "0", count: 60 << 20))])
        let path = NSTemporaryDirectory() + "essaim-bomb-\(UUID().uuidString)"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        defer { unlink(path) }

        #expect(throws: (any Error).self) { try OfficePackage(at: path) }
    }

    /// With all its streams unpacked.
    private static func opened(_ pdf: [UInt8]) async throws -> String {
        let bytes = try await Recordings.inFolder { folder in
            try Data(pdf).write(to: URL(fileURLWithPath: "\(folder)/a.pdf"))
            try await LimitedProgram("qpdf").run(["--qdf", "a.pdf", "b.pdf"], in: folder)
            return "b.pdf"
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func members(of archive: [UInt8]) async throws -> String {
        let bytes = try await Recordings.inFolder { folder in
            try Data(archive).write(to: URL(fileURLWithPath: "\(folder)/a.zip"))
            let said = try await LimitedProgram("python3").run(
                ["-c", "import zipfile;z=zipfile.ZipFile('a.zip');print(*[z.read(n).decode() for n in z.namelist()])"],
                in: folder)
            try Data(said.utf8).write(to: URL(fileURLWithPath: "\(folder)/said"))
            return "said"
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
