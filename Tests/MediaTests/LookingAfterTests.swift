import Commons
import Fixtures
import Foundation
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

@testable import Files
@testable import Media

@Suite struct LookingAfterTests {
    @Test(arguments: Engine.available)
    func `whoever looks after an image is told that nobody described it, and writes it`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let words = Gallery.words.merging(["alternative": ""]) { $1 }
            let own = try await gallery.bring(try await Pictures.made(400, 300), words)
            let seen = try await Visitor(gallery.client).open("/media/une-ruche")
            #expect(own.says("Personne n’a encore dit ce que l’on voit"))
            #expect(!seen.says("Personne n’a encore dit") && seen.says("Image sans description pour l’instant"))

            try await gallery.ada.open("/media/une-ruche/revisions/new")
            let saved = try await gallery.ada.submit(
                "/media/une-ruche/revisions", ["alternative": "Une ruche", "licence": "CC-BY-SA-4.0"])

            #expect(!saved.says("Personne n’a encore dit") && saved.body.contains("alt=\"Une ruche\""))
            #expect(saved.says("CC BY-SA 4.0") && saved.says("2 versions"))
        }
    }

    @Test(arguments: Engine.available)
    func `nobody else changes what is said of an image, and two at once are told`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            try await gallery.bring(try await Pictures.made(400, 300))
            let eve = try await gallery.node.person("Eve", roles: [.administrator], at: gallery.client)
            try await gallery.ada.open("/media/une-ruche/revisions/new")
            let token = try #require(try await eve.open("/media/new").forms.compactMap { $0.value("_token") }.first)

            let stolen = try await eve.send(
                "/media/une-ruche/revisions", [PageForm.Field("_token", token), PageForm.Field("title", "Volé")])
            try await gallery.ada.submit("/media/une-ruche/revisions", ["title": "Une ruche blanche"])
            let late = try await gallery.ada.send(
                "/media/une-ruche/revisions",
                (Gallery.words.map { PageForm.Field($0, $1) })
                    + [PageForm.Field("_token", try await gallery.token()), PageForm.Field("revision", "1")])

            #expect(stolen.status == 403)
            #expect(late.status == 409)
        }
    }

    @Test(arguments: Engine.available)
    func `sizes that could not be made are told, and made when asked again`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            try await gallery.bring(try await Pictures.made(700, 300))
            let file = try #require(try gallery.store.all().first)
            let path = gallery.store.path(of: file.digest)
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            try whole.prefix(1_000).write(to: URL(fileURLWithPath: path))

            try await gallery.make()
            let failed = try await gallery.ada.open("/media/une-ruche")
            try whole.write(to: URL(fileURLWithPath: path))
            try await gallery.ada.submit("/media/une-ruche/makings")
            try await gallery.make()

            #expect(failed.says("n’ont pas pu être faites"))
            #expect(try await gallery.files(of: "/media/une-ruche").count == 5)
        }
    }

    @Test(arguments: Engine.available)
    func `what was made before a stop is not made again`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            try await gallery.bring(try await Pictures.made(700, 300))
            try await gallery.make()
            let before = try gallery.store.all().map(\.digest.rawValue).sorted()
            try await gallery.node.database.write { tx in
                try tx.run("DELETE FROM media_versions WHERE name = '640.avif'")
                try tx.run("UPDATE media_making SET state = 'failed'")
                let file: FileDigest? = try tx.value("SELECT file FROM media")
                _ = try Making.promiseAgain(try #require(file), world: gallery.node.world.world, in: tx)
            }

            try await gallery.make()

            #expect(try gallery.store.all().map(\.digest.rawValue).sorted() == before)
            #expect(try await gallery.files(of: "/media/une-ruche").count == 5)
        }
    }

    @Test(arguments: Engine.available)
    func `files that nothing needs go, not at once, and those that are missing or damaged are told`(
        engine: Engine
    ) async throws {
        try await Gallery.open(engine) { gallery in
            try await gallery.bring(try await Pictures.made(700, 300))
            try await gallery.bring(try await Pictures.made(500, 300), Gallery.words.merging(["title": "Essai"]) { $1 })
            try await gallery.make()
            let all = try gallery.store.all()
            try await gallery.node.database.write { tx in
                guard case .thing(let thing) = try Thing.find(.medium, at: "essai", for: nil, in: tx) else { return }
                try thing.erase(in: tx)
            }
            // The folder has the machine's time: the test's world is moved to it.
            gallery.node.world.now = Timestamp(rawValue: Int(Date().timeIntervalSince1970) * 1_000)

            #expect(try await gallery.keeping.clean().files == 0)
            gallery.node.world.now = gallery.node.world.now.adding(hours: 25)
            #expect(try await gallery.keeping.clean().files == 3)
            #expect(try await gallery.keeping.check(reading: true) == MediaKeeping.Report(present: 5))

            let left = try gallery.store.all().map(\.digest)
            #expect(all.count == 8 && left.count == 5)
            gallery.store.remove(left[0])
            try Data("x".utf8).write(to: URL(fileURLWithPath: gallery.store.path(of: left[1])))
            let report = try await gallery.keeping.check(reading: true)
            #expect(report.missing == [left[0]] && report.damaged == [left[1]])
        }
    }
}

extension Gallery {
    func token() async throws -> String {
        try #require(try await ada.open("/media/new").forms.compactMap { $0.value("_token") }.first)
    }
}
