import Commons
import Fixtures
import HTTPTypes
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing

@testable import Files
@testable import Media

@Suite struct ServingTests {
    @Test(arguments: Engine.available)
    func `a file is sent whole, in part, or not again`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            try await gallery.bring(try await Pictures.made(400, 300))
            let address = try #require(try await gallery.files(of: "/media/une-ruche").first)
            let whole = try await gallery.get(address)
            let tag = try #require(whole.headers[.eTag])
            let size = whole.bytes.count
            #expect(whole.headers[.acceptRanges] == "bytes")

            let parts: [(asked: String, range: Range<Int>)] = [
                ("bytes=0-99", 0..<100), ("bytes=100-", 100..<size), ("bytes=-10", (size - 10)..<size),
                ("bytes=10-99999999", 10..<size),
            ]
            for (asked, range) in parts {
                let part = try await gallery.get(address, [.range: asked])
                #expect(part.status == 206 && part.bytes == Array(whole.bytes[range]), "\(asked)")
                #expect(part.headers[.contentRange] == "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)")
            }
            for asked in ["bytes=\(size)-", "bytes=-0"] {
                let part = try await gallery.get(address, [.range: asked])
                #expect(part.status == 416 && part.headers[.contentRange] == "bytes */\(size)", "\(asked)")
            }
            for asked in ["bytes=", "bytes=a-b", "bytes=9-1", "bytes=0-1,5-6", "lines=0-1", "bytes=--1", "bytes=0-0x9"]
            {
                let part = try await gallery.get(address, [.range: asked])
                #expect(part.status == 200 && part.bytes.count == size, "\(asked)")
            }
            #expect(try await gallery.get(address, [.ifNoneMatch: tag]).status == 304)
            #expect(try await gallery.get(address, [.range: "bytes=0-9", .ifRange: tag]).status == 206)
            #expect(try await gallery.get(address, [.range: "bytes=0-9", .ifRange: "\"other\""]).status == 200)
        }
    }

    @Test(arguments: Engine.available)
    func `a file can do nothing in a browser, and may be kept for ever`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            try await gallery.bring(try await Pictures.made(400, 300))
            let address = try #require(try await gallery.files(of: "/media/une-ruche").first)

            let shown = try await gallery.get(address)
            let taken = try await gallery.get(address + "?download")

            #expect(shown.headers[.contentType] == "image/jpeg")
            #expect(shown.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            #expect(shown.headers[.xContentTypeOptions] == "nosniff")
            #expect(shown.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(shown.headers[.contentDisposition] == "inline; filename=\"une-ruche-original.jpg\"")
            #expect(taken.headers[.contentDisposition] == "attachment; filename=\"une-ruche-original.jpg\"")
        }
    }

    @Test(arguments: Engine.available, ["original-0000000000000000.jpg", "..%2F..%2Fform.key", "original", "%00"])
    func `no other name leads to a file`(engine: Engine, name: String) async throws {
        try await Gallery.open(engine) { gallery in
            try await gallery.bring(try await Pictures.made(400, 300))

            #expect(try await gallery.get("/media/une-ruche/files/\(name)").status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `the files of what was withdrawn are gone with it`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            try await gallery.bring(try await Pictures.made(400, 300))
            let address = try #require(try await gallery.files(of: "/media/une-ruche").first)
            try await gallery.node.database.write { tx in
                guard case .thing(let thing) = try Thing.find(.medium, at: "une-ruche", for: nil, in: tx) else {
                    return
                }
                let author = Authorship(nil, because: "Quelqu’un ne voulait pas y être.", at: gallery.node.world.now)
                _ = try Media().show(thing, as: .withdrawn, by: author, in: tx)
            }

            #expect(try await gallery.get(address).status == 410)
            #expect(try await gallery.get("/media/une-ruche").status == 410)
        }
    }

    @Test(arguments: Engine.available)
    func `an image is found by what is seen on it, and described for programs`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            try await gallery.bring(try await Pictures.made(700, 300))
            try await gallery.make()

            let found = try await Visitor(gallery.client).open("/media?q=ouverte")
            let data = try await gallery.get("/media/une-ruche.jsonld")
            let text = String(decoding: data.bytes, as: UTF8.self)

            #expect(found.links.contains("/media/une-ruche") && found.body.contains("class=\"thumbnail\""))
            for word in [
                "schema:ImageObject", "https://creativecommons.org/licenses/by/4.0/", "schema:creditText", "sha256",
            ] {
                #expect(text.contains(word), "\(word)")
            }
        }
    }
}
