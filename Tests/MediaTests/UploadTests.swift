import Fixtures
import Foundation
import HTTPTypes
import NodeFixtures
import Storage
import Testing

@testable import Files
@testable import Media

@Suite struct UploadTests {
    @Test(arguments: Engine.available)
    func `a large file comes in parts, goes on after a break, and becomes a medium`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let bytes = try await Pictures.made(900, 700, as: "png")
            let sender = try await Sender(gallery)
            let place = try await sender.begin(bytes.count)
            let half = bytes.count / 2

            #expect(try await sender.add(bytes[..<half], to: place, at: 0) == 303)
            #expect(try await sender.offset(of: place) == half)
            #expect(try await sender.add(bytes[half...], to: place, at: half + 1) == 409)
            #expect(try await sender.add(bytes[..<half], to: place, at: 0) == 409)
            #expect(try await sender.add(bytes[half...], to: place, at: half) == 303)
            let page = try await sender.finish(place, Gallery.words)

            #expect(page.path == "/media/une-ruche")
            #expect(try gallery.unfinished == [])
            try await gallery.make()
            #expect(try await gallery.files(of: "/media/une-ruche").count == 5)
        }
    }

    @Test(arguments: Engine.available)
    func `a form that is shown again still has the file that came before it`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let bytes = try await Pictures.made(300, 200)
            let sender = try await Sender(gallery)
            let place = try await sender.begin(bytes.count)
            _ = try await sender.add(bytes[...], to: place, at: 0)

            let wrong = try await sender.finish(place, Gallery.words.merging(["title": ""]) { $1 })
            let right = try await gallery.ada.upload("/media", ["title": "Une ruche"], file: ("file", "", []))

            #expect(wrong.status == 422 && wrong.says("Le fichier est déjà arrivé"))
            #expect(!wrong.says("Choisissez de nouveau le fichier"))
            #expect(right.path == "/media/une-ruche")
            #expect(try gallery.unfinished == [])
        }
    }

    @Test(arguments: Engine.available)
    func `nobody adds to the file of others, nor beyond what was said, nor begins without end`(
        engine: Engine
    ) async throws {
        try await Gallery.open(engine) { gallery in
            let ada = try await Sender(gallery)
            let eve = try await Sender(gallery, as: try await gallery.node.person("Eve", at: gallery.client))
            let place = try await ada.begin(10)

            #expect(try await eve.add([1, 2, 3], to: place, at: 0) == 404)
            #expect(try await ada.add(Array(repeating: 7, count: 11)[...], to: place, at: 0) == 409)
            #expect(try await ada.answer(toBeginning: "\(9 << 20)").status == 413)
            #expect(try await ada.answer(toBeginning: "beaucoup").status == 400)
            for _ in 0..<4 { _ = try await ada.begin(10) }
            #expect(try await ada.answer(toBeginning: "10").status == 409)
            #expect(try await ada.add([1], to: "/uploads/..%2F..%2Fx", at: 0) == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `what nobody goes on with is gone a day later, and no sooner`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let sender = try await Sender(gallery)
            let place = try await sender.begin(10)
            _ = try await sender.add([1, 2, 3], to: place, at: 0)
            gallery.node.world.now = Timestamp(rawValue: Int(Date().timeIntervalSince1970) * 1_000).adding(hours: 20)
            #expect(try await gallery.keeping.clean().unfinished == 0)

            gallery.node.world.now = gallery.node.world.now.adding(hours: 5)

            #expect(try await gallery.keeping.clean().unfinished == 1)
            #expect(try gallery.unfinished == [])
        }
    }
}

/// Somebody who sends a file in parts, as the script of the form does.
private struct Sender {
    private let gallery: Gallery
    private let visitor: Visitor
    private let token: String

    init(_ gallery: Gallery, as visitor: Visitor? = nil) async throws {
        self.gallery = gallery
        self.visitor = visitor ?? gallery.ada
        let page = try await self.visitor.open("/media/new")
        token = try #require(page.forms.compactMap { $0.value("_token") }.first)
    }

    func answer(toBeginning size: String) async throws -> VisitedPage {
        try await visitor.send("/uploads", [PageForm.Field("_token", token), PageForm.Field("size", size)])
    }

    func begin(_ size: Int) async throws -> String {
        try #require(try await answer(toBeginning: "\(size)").headers[.location])
    }

    func add(_ bytes: ArraySlice<UInt8>, to place: String, at offset: Int) async throws -> Int {
        let id = place.split(separator: "/").last ?? ""
        return try await visitor.send(
            "/upload-parts?upload=\(id)&offset=\(offset)", [PageForm.Field("_token", token)],
            file: ("file", "part", Array(bytes))
        ).status
    }

    func offset(of place: String) async throws -> Int {
        struct Page: Decodable { let offset: Int }
        let body = try await visitor.openAsProgram(place).body
        return try JSONDecoder().decode(Page.self, from: Data(body.utf8)).offset
    }

    func finish(_ place: String, _ words: [String: String]) async throws -> VisitedPage {
        let id = String(place.split(separator: "/").last ?? "")
        try await visitor.open("/media/new")
        return try await visitor.upload("/media", words.merging(["upload": id]) { $1 }, file: ("file", "", []))
    }
}
