import Fixtures
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

@testable import Media

@Suite struct ShowingTests {
    @Test(arguments: Engine.available)
    func `whoever looks after a page shows an image on it, and takes it away again`(engine: Engine) async throws {
        try await Self.withGarden(engine) { gallery in
            try await gallery.bring(try await Pictures.made(700, 300))
            let form = try await gallery.ada.open("/showings/new?page=/practices/jardin")
            #expect(form.says("Montrer un média sur « Jardin »") && form.body.contains("class=\"thumbnail\""))

            let page = try await gallery.ada.submit("/showings", ["medium": "/media/une-ruche"])
            let seen = try await Visitor(gallery.client).open("/practices/jardin")
            let medium = try await Visitor(gallery.client).open("/media/une-ruche")
            #expect(page.path == "/practices/jardin" && page.says("Ne plus montrer ici"))
            #expect(seen.body.contains("alt=\"Une ruche ouverte, vue de près\"") && seen.says("Ada Miel"))
            #expect(!seen.says("Ne plus montrer ici"))
            #expect(medium.says("Où cela est montré") && medium.links.contains("/practices/jardin"))

            try await gallery.ada.open("/practices/jardin")
            try await gallery.ada.submit("/showings/endings")
            #expect(try await !Visitor(gallery.client).open("/practices/jardin").body.contains("vue de près"))
        }
    }

    @Test(arguments: Engine.available)
    func `an image is brought straight to the page that it is for`(engine: Engine) async throws {
        try await Self.withGarden(engine) { gallery in
            try await gallery.ada.open("/media/new?page=/practices/jardin")
            let page = try await gallery.ada.upload(
                "/media", Gallery.words, file: ("file", "a.jpg", try await Pictures.made(700, 300)))

            #expect(page.path == "/practices/jardin" && page.body.contains("vue de près"))
        }
    }

    @Test(
        arguments: Engine.available,
        [
            ("CC-BY-NC-SA-4.0", "les deux ne se mélangent pas"), ("CC-BY-NC-4.0", "interdit l’usage commercial"),
            ("CC-BY-ND-4.0", "interdit de modifier ce média"),
        ])
    func `an image whose licence does not mix with the page's is refused, with the reason and the ways out`(
        engine: Engine, licence: (id: String, sentence: String)
    ) async throws {
        try await Self.withGarden(engine) { gallery in
            let picture = try await Pictures.made(700, 300)
            let words = Gallery.words.merging(["licence": licence.id]) { $1 }
            try await gallery.bring(picture, words)
            try await gallery.ada.open("/showings/new?page=/practices/jardin")

            let shown = try await gallery.ada.submit("/showings", ["address": "https://x.example/media/une-ruche?a=b"])
            try await gallery.ada.open("/media/new?page=/practices/jardin")
            let brought = try await gallery.ada.upload("/media", words, file: ("file", "a.jpg", picture))

            for page in [shown, brought] {
                #expect(page.status == 422 && page.says(licence.sentence) && page.says("lien vers sa page"))
            }
            #expect(try await !gallery.ada.open("/practices/jardin").body.contains("vue de près"))
        }
    }

    @Test(arguments: Engine.available)
    func `nobody shows anything on the page of others, whatever their role`(engine: Engine) async throws {
        try await Self.withGarden(engine) { gallery in
            let eve = try await gallery.node.person("Eve", roles: [.administrator], at: gallery.client)
            try await gallery.bring(try await Pictures.made(700, 300), by: eve)
            let token = try #require(try await eve.open("/media/new").forms.compactMap { $0.value("_token") }.first)
            let fields = [("_token", token), ("page", "/practices/jardin"), ("medium", "/media/une-ruche")]
                .map { PageForm.Field($0.0, $0.1) }

            #expect(try await eve.open("/showings/new?page=/practices/jardin").status == 403)
            #expect(try await eve.send("/showings", fields).status == 403)
            #expect(try await eve.send("/showings/endings", fields).status == 403)
            for nowhere in ["", "/practices/nulle-part", "/media/une-ruche", "/profile", "/practices/%2F"] {
                #expect(try await eve.open("/showings/new?page=\(nowhere)").status == 404, "\(nowhere)")
            }
        }
    }

    @Test(arguments: Engine.available, ["", "/media/rien", "https://x.example/", "/media/../profile", "/media/%00"])
    func `an address that leads to no image is answered with a sentence`(engine: Engine, address: String) async throws {
        try await Self.withGarden(engine) { gallery in
            try await gallery.ada.open("/showings/new?page=/practices/jardin")

            let page = try await gallery.ada.submit("/showings", ["address": address])

            #expect(page.status == 422 && page.body.contains("id=\"address-error\""))
        }
    }

    private static func withGarden(
        _ engine: Engine, _ body: @escaping @Sendable (Gallery) async throws -> Void
    ) async throws {
        try await Gallery.open(engine) { gallery in
            try await gallery.ada.open("/practices/new")
            try await gallery.ada.submit("/practices", ["title": "Jardin"])
            try await gallery.ada.submit("/practices/jardin/editions")
            try await body(gallery)
        }
    }
}
