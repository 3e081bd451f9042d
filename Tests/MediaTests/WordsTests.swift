import Fixtures
import Foundation
import HTTPTypes
import NodeFixtures
import Storage
import Testing
import Web

@testable import Media

@Suite struct WordsTests {
    private static let french = "1\n00:00:00,500 --> 00:00:02,000\nBonjour <b>la</b> ruche & les abeilles\n"

    @Test(arguments: Engine.available)
    func `subtitles are written or brought, shown over the film, taken away and found`(engine: Engine) async throws {
        try await Self.withSound(engine) { gallery in
            let page = try await gallery.ada.open("/media/une-ruche/words/new")
            #expect(page.says("Ce qui est dit dans « Une ruche »") && page.body.contains("<audio"))

            let written = try await gallery.ada.upload(
                "/subtitles", ["language": "fr", "text": Self.french], file: ("file", "", []))
            try await gallery.ada.open("/media/une-ruche/words/new?language=en")
            let brought = try await gallery.ada.upload(
                "/subtitles", ["language": "en", "text": "ignored"],
                file: ("file", "a.vtt", Array("WEBVTT\n\n00:00.500 --> 00:02.000\nHello hive\n".utf8)))

            #expect(written.path == "/media/une-ruche")
            #expect(brought.links.contains("/media/une-ruche/subtitles/en?download"))
            let sent = try await gallery.get("/media/une-ruche/subtitles/fr")
            #expect(sent.headers[.contentType] == "text/vtt; charset=utf-8")
            #expect(
                String(decoding: sent.bytes, as: UTF8.self)
                    == "WEBVTT\n\n00:00:00.500 --> 00:00:02.000\nBonjour la ruche &amp; les abeilles\n")
            for word in ["abeilles", "hive"] {
                #expect(try await Visitor(gallery.client).open("/media?q=\(word)").links.contains("/media/une-ruche"))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what is wrong in subtitles is told with its line, and what was written stays`(engine: Engine) async throws {
        try await Self.withSound(engine) { gallery in
            let wrong = "1\n00:00:05,000 --> 00:00:02,000\nx"
            try await gallery.ada.open("/media/une-ruche/words/new")
            let page = try await gallery.ada.upload(
                "/subtitles", ["language": "fr", "text": wrong], file: ("file", "", []))
            try await gallery.ada.open("/media/une-ruche/words/new")
            let file = try await gallery.ada.upload(
                "/subtitles", ["language": "fr"], file: ("file", "a.srt", [0xFF, 0xFE, 0x41]))

            #expect(page.status == 422 && page.says("À la ligne 2") && page.body.contains("--&gt; 00:00:02,000"))
            #expect(file.status == 422 && file.says("n’est pas un texte en UTF-8"))
            #expect(try await gallery.get("/media/une-ruche/subtitles/fr").status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `a transcript is read beside the sound, keeps its versions, and outlives other changes`(
        engine: Engine
    ) async throws {
        try await Self.withSound(engine) { gallery in
            try await gallery.ada.open("/media/une-ruche/words/new")
            let page = try await gallery.ada.submit(
                "/media/une-ruche/transcripts", ["transcript": "Ada : bienvenue au rucher.\nOn entend le vent."])
            #expect(page.says("Ada : bienvenue au rucher.") && page.says("2 versions"))

            try await gallery.ada.open("/media/une-ruche/revisions/new")
            let renamed = try await gallery.ada.submit("/media/une-ruche/revisions", ["title": "Le rucher"])

            #expect(renamed.says("On entend le vent."))
            #expect(try await Visitor(gallery.client).open("/media?q=bienvenue").body.contains("Le rucher"))
        }
    }

    @Test(arguments: Engine.available)
    func `nobody else writes the words of a medium`(engine: Engine) async throws {
        try await Self.withSound(engine) { gallery in
            let eve = try await gallery.node.person("Eve", roles: [.administrator], at: gallery.client)
            #expect(try await eve.open("/media/une-ruche/words/new").status == 403)
            let token = try #require(try await eve.open("/media/new").forms.compactMap { $0.value("_token") }.first)
            let fields = ["_token": token, "medium": "/media/une-ruche", "language": "fr", "text": Self.french]
                .map { PageForm.Field($0, $1) }

            #expect(try await eve.send("/subtitles", fields).status == 403)
            #expect(try await eve.send("/media/une-ruche/transcripts", fields).status == 403)
        }
    }

    private static func withSound(
        _ engine: Engine, _ body: @escaping @Sendable (Gallery) async throws -> Void
    ) async throws {
        try await Gallery.open(engine) { gallery in
            try await gallery.bring(try await Recordings.sound("mp3"), named: "a.mp3")
            try await gallery.make()
            try await body(gallery)
        }
    }
}
