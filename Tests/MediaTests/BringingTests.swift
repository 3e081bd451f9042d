import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing

@testable import Files
@testable import Media

@Suite struct BringingTests {
    @Test(arguments: Engine.available)
    func `an image has a page, with its authors, its licence, its files and the line that names it`(
        engine: Engine
    ) async throws {
        try await Gallery.open(engine) { gallery in
            let page = try await gallery.bring(try await Pictures.made(1_500, 1_000))
            #expect(page.path == "/media/une-ruche" && page.says("Les autres tailles sont en préparation"))

            try await gallery.make()
            let seen = try await Visitor(gallery.client).open("/media/une-ruche")

            #expect(seen.says("« Une ruche », Ada Miel, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"))
            #expect(seen.body.contains("rel=\"license\" href=\"https://creativecommons.org/licenses/by/4.0/\""))
            #expect(seen.body.contains("alt=\"Une ruche ouverte, vue de près\""))
            #expect(seen.body.contains("data:image/webp;base64,") && !seen.says("en préparation"))
            let files = try await gallery.files(of: "/media/une-ruche")
            #expect(files.count == 7 && seen.body.contains("srcset=\"/media/une-ruche/files/320-"))
            for file in files {
                let answer = try await gallery.get(file)
                #expect(answer.status == 200 && answer.bytes.count > 100, "\(file)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `nothing of what was hidden in a photograph is in any file of it`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let word = "LAC-DE-NAUSSAC"
            let photograph = try await Pictures.photograph(saying: word)
            #expect(Self.says(photograph, word) && Data(photograph).range(of: Pictures.latitude) != nil)

            try await gallery.bring(photograph)
            try await gallery.make()

            let files = try await gallery.files(of: "/media/une-ruche")
            #expect(files.count == 5)
            for file in files {
                let bytes = try await gallery.get(file).bytes
                #expect(!Self.says(bytes, word) && Data(bytes).range(of: Pictures.latitude) == nil, "\(file)")
            }
            #expect(try gallery.unfinished == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what is no image, or too much of one, is refused with a sentence, and nothing of it is kept`(
        engine: Engine
    ) async throws {
        try await Gallery.open(engine) { gallery in
            let whole = try await Pictures.made(300, 200)
            let refused: [(name: String, bytes: [UInt8], sentence: String)] = [
                ("a.svg", Array("<svg xmlns='x'><script>alert(1)</script></svg>".utf8), "peut contenir un programme"),
                ("a.gif", Array("GIF89a".utf8) + [1, 2, 3], "JPEG, PNG ou WebP"),
                ("a.jpg", [0x50, 0x4B, 3, 4] + Array(repeating: 0, count: 500), "quel que soit son nom"),
                ("a.jpg", Array("<?php system($_GET[0]);".utf8), "quel que soit son nom"),
                ("a.png", Pictures.headOfPNG(50_000, 50_000), "64 millions au plus"),
                ("a.png", Pictures.headOfPNG(.max, .max), "64 millions au plus"),
                ("a.png", Pictures.headOfPNG(300, 200), "abîmé ou incomplet"),
                ("a.jpg", Array(whole.prefix(whole.count / 2)), "abîmé ou incomplet"),
                ("a.jpg", [0xFF, 0xD8, 0xFF], "abîmé ou incomplet"),
                ("a.jpg", [], "Choisissez un fichier"),
            ]
            for (name, bytes, sentence) in refused {
                let page = try await gallery.bring(bytes, named: name)
                #expect(page.status == 422 && page.says(sentence), "\(name) \(bytes.count): \(page.status)")
                #expect(page.body.contains("value=\"Une ruche\""))
            }
            let count: Int? = try await gallery.node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM media_files")
            }
            #expect(count == 0)
            #expect(try gallery.store.all() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a file that is too large is refused while it comes`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let page = try await gallery.bring(Array(repeating: 7, count: 10 << 20))

            #expect(page.status == 413)
            #expect(try gallery.unfinished == [])
        }
    }

    @Test(arguments: Engine.available)
    func `the same form sent twice makes one, and the same image twice is one file`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let picture = try await Pictures.made(200, 100, as: "png")
            try await gallery.ada.open("/media/new")
            let form = try await gallery.ada.page
            let once = try #require(try form.form(to: "/media").value("_once"))

            let first = try await gallery.ada.upload("/media", Gallery.words, file: ("file", "a.png", picture))
            try await gallery.ada.open("/media/new")
            let again = try await gallery.ada.upload(
                "/media", Gallery.words.merging(["_once": once]) { $1 }, file: ("file", "a.png", picture))
            let other = try await gallery.bring(picture)

            #expect(first.path == again.path && other.path == "/media/une-ruche-2")
            #expect(try gallery.store.all().count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a form with nonsense is shown again with a sentence beside each field`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let page = try await gallery.bring(
                [1],
                ["title": " ", "licence": "GPL-3.0", "source": "javascript:alert(1)", "date": "hier", "authors": ""])

            #expect(page.status == 422)
            for field in ["file", "title", "licence", "source", "date", "authors"] {
                #expect(page.body.contains("id=\"\(field)-error\""), "\(field)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `without the proof of a page of ours, or without an account, nothing is taken`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let picture = try await Pictures.made(200, 100)
            let forged = try await gallery.bring(picture, Gallery.words.merging(["_token": "forged"]) { $1 })
            let stranger = Visitor(gallery.client)
            try await stranger.open("/session/new")
            let sent = try await stranger.send("/media", [PageForm.Field("title", "Une ruche")])

            #expect(forged.status == 403)
            #expect([303, 401, 403].contains(sent.status))
            #expect(try gallery.store.all() == [])
        }
    }

    @Test(arguments: Engine.available, ["write", "read"])
    func `a program with a token that may write brings an image without a form of ours`(
        engine: Engine, right: String
    ) async throws {
        try await Gallery.open(engine) { gallery in
            let answer = try await gallery.bringAsProgram(try await Pictures.made(200, 100), right: right)

            #expect(answer.status == (right == "write" ? 204 : 403))
            #expect(answer.headers[.location] == (right == "write" ? "/media/une-ruche" : nil))
            #expect(try gallery.store.all().count == (right == "write" ? 1 : 0))
        }
    }

    static func says(_ bytes: [UInt8], _ word: String) -> Bool {
        Data(bytes).range(of: Data(word.utf8)) != nil
    }
}
