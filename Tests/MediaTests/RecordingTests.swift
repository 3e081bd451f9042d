import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

@testable import Files
@testable import Media

@Suite struct RecordingTests {
    private struct Sound: Sendable {
        let ending: String
        let codec: [String]
        let kept: String
    }

    private static let sounds = [
        Sound(ending: "mp3", codec: [], kept: "mp3"), Sound(ending: "ogg", codec: ["-c:a", "libopus"], kept: "ogg"),
        Sound(ending: "flac", codec: [], kept: "flac"), Sound(ending: "wav", codec: [], kept: "wav"),
        Sound(ending: "m4a", codec: [], kept: "m4a"), Sound(ending: "webm", codec: ["-c:a", "libopus"], kept: "ogg"),
    ]

    @Test(arguments: Engine.available)
    func `a sound of any usual form is heard on every device, and its file says nothing of who made it`(
        engine: Engine
    ) async throws {
        try await Gallery.open(engine) { gallery in
            for sound in Self.sounds {
                let bytes = try await Recordings.sound(sound.ending, saying: "NOM-CACHE", codec: sound.codec)
                let words = Gallery.words.merging(["title": "Son \(sound.ending)"]) { $1 }
                let page = try await gallery.bring(bytes, words, named: "a.jpg")
                #expect(page.says("préparé pour tous les appareils") && page.body.contains("<audio"), "\(sound.ending)")
                try await gallery.make()

                let seen = try await Visitor(gallery.client).open(page.path)
                #expect(seen.body.contains("class=\"waveform\"") && seen.says("3 s"), "\(sound.ending)")
                let files = try await gallery.files(of: page.path)
                #expect(files.count == 3 && files[0].hasSuffix(".\(sound.kept)"), "\(files)")
                for file in files {
                    let answer = try await gallery.get(file)
                    #expect(answer.status == 200 && answer.bytes.count > 1_000)
                    #expect(!BringingTests.says(answer.bytes, "NOM-CACHE"), "\(file)")
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a film is played on every screen, in parts or whole, from any place in it`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let bytes = try await Recordings.film("mov", seconds: 4, saying: "NOM-CACHE")
            let page = try await gallery.bring(bytes, named: "a.mov")
            #expect(page.says("préparé pour tous les écrans") && page.says("Arrêter la préparation"))
            try await gallery.make()

            let seen = try await Visitor(gallery.client).open("/media/une-ruche")
            let files = try await gallery.files(of: "/media/une-ruche")
            #expect(seen.body.contains("<video") && seen.body.contains("poster=\"/media/une-ruche/files/"))
            #expect(!seen.says("en préparation") && !seen.says("Arrêter"))
            let film = try #require(files.first { $0.contains("/files/480-") && $0.hasSuffix(".mp4") })
            let part = try await gallery.get(film, [.range: "bytes=100-199"])
            #expect(part.status == 206 && part.bytes.count == 100 && part.headers[.contentType] == "video/mp4")
            try await Self.followList(files, gallery)
            for file in files {
                let bytes = try await gallery.get(file).bytes
                #expect(!BringingTests.says(bytes, "NOM-CACHE") && !BringingTests.says(bytes, "44.5180"), "\(file)")
            }
        }
    }

    /// As a player does: from the list of sizes to the parts of one.
    private static func followList(_ files: [String], _ gallery: Gallery) async throws {
        let list = try #require(files.first { $0.contains("/files/film-") })
        let sizes = try await gallery.get(list)
        let names = String(decoding: sizes.bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(sizes.headers[.contentType] == "application/vnd.apple.mpegurl" && names.count == 2)
        for name in names {
            let parts = try await gallery.get("/media/une-ruche/files/\(name)")
            let text = String(decoding: parts.bytes, as: UTF8.self)
            let part = try #require(text.split(separator: "\n").first { !$0.hasPrefix("#") })
            #expect(parts.status == 200 && text.contains("#EXT-X-BYTERANGE") && part.contains("-parts-"))
            #expect(try await gallery.get("/media/une-ruche/files/\(part)").status == 200)
        }
    }

    @Test(arguments: Engine.available)
    func `a film in the form of browsers stays in it`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let codec = ["-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus"]
            let bytes = try await Recordings.film("webm", seconds: 1, size: "320x180", codec: codec)

            try await gallery.bring(bytes)

            #expect(try await gallery.files(of: "/media/une-ruche").first?.hasSuffix(".webm") == true)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever looks after a film stops its preparation, and begins it again`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            try await gallery.bring(try await Recordings.film("mp4", seconds: 1, size: "320x180"))
            let stopped = try await gallery.ada.submit("/media/une-ruche/makings/endings")
            #expect(stopped.says("a été arrêtée") && stopped.says("Essayer de nouveau"))

            try await gallery.make()
            #expect(try await gallery.files(of: "/media/une-ruche").count == 1)
            try await gallery.ada.open("/media/une-ruche")
            try await gallery.ada.submit("/media/une-ruche/makings")
            try await gallery.make()

            #expect(try await gallery.files(of: "/media/une-ruche").count > 3)
            let eve = try await gallery.node.person("Eve", roles: [.administrator], at: gallery.client)
            let token = try #require(try await eve.open("/media/new").forms.compactMap { $0.value("_token") }.first)
            #expect(
                try await eve.send("/media/une-ruche/makings/endings", [PageForm.Field("_token", token)]).status == 403)
        }
    }

    @Test(arguments: Engine.available)
    func `a film that is being made ends within seconds when it is stopped`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let codec = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "51", "-g", "600", "-an"]
            try await gallery.bring(try await Recordings.film("mp4", seconds: 120, size: "1280x720", codec: codec))
            let making = Task { try await gallery.make() }
            try await Task.sleep(for: .seconds(4))
            let page = try await gallery.ada.open("/media/une-ruche")
            #expect(page.says("préparé pour tous les écrans"))
            let start = ContinuousClock.now

            try await gallery.ada.submit("/media/une-ruche/makings/endings")
            try await making.value

            #expect(ContinuousClock.now - start < .seconds(15))
            #expect(try gallery.unfinished == [])
            #expect(try await gallery.ada.open("/media/une-ruche").says("a été arrêtée"))
        }
    }

    @Test(arguments: Engine.available)
    func `recordings that are hostile, broken or too long are refused with a sentence`(engine: Engine) async throws {
        try await Gallery.open(engine) { gallery in
            let film = try await Recordings.film("mp4", seconds: 1, size: "320x180")
            let long = try await Recordings.film(
                "mkv", seconds: 5, size: "16x16",
                codec: ["-vf", "setpts=N*660/TB", "-fps_mode", "vfr", "-c:v", "mpeg4", "-an"])
            let head = Self.box("ftyp", Array("isom".utf8))
            let refused: [(name: String, bytes: [UInt8], sentence: String)] = [
                ("no index", Array(film.prefix(200)), "abîmé ou incomplet"),
                ("huge box", head + [0xFF, 0xFF, 0xFF, 0xFF] + Array("moov".utf8), "abîmé ou incomplet"),
                ("nested boxes", head + Self.nested(200), "abîmé ou incomplet"),
                ("ten hours", long, "4 heures au plus"),
                ("no sound", Array("OggS".utf8) + Array(repeating: 0, count: 300), "abîmé ou incomplet"),
                ("a list", Array("#EXTM3U\n#EXTINF:9,\nfile:///etc/passwd\n".utf8) + [0], "quel que soit son nom"),
            ]
            for (name, bytes, sentence) in refused {
                let page = try await gallery.bring(bytes, named: "a.mp4")
                #expect(page.status == 422 && page.says(sentence), "\(name): \(page.status)")
            }
            #expect(try gallery.store.all() == [])
            #expect(try gallery.unfinished == [])
        }
    }

    private static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let size = UInt32(content.count + 8)
        return (0..<4).reversed().map { UInt8(truncatingIfNeeded: size >> ($0 * 8)) } + Array(name.utf8) + content
    }

    private static func nested(_ depth: Int) -> [UInt8] { (0..<depth).reduce([]) { inner, _ in box("moov", inner) } }

    @Test func `the shape of a sound is a letter for each piece of it`() throws {
        let path = NSTemporaryDirectory() + "essaim-samples-\(UUID().uuidString)"
        var samples = [UInt8](repeating: 0, count: 8_000)
        for _ in 0..<4_000 { samples += [0xFF, 0x7F] }
        try Data(samples).write(to: URL(fileURLWithPath: path))
        defer { unlink(path) }

        let shape = try #require(try Waveform(of: path))

        #expect(shape.text == String(repeating: "a", count: 80) + String(repeating: "z", count: 80))
        #expect(Waveform(shape.text) == shape && Waveform("é") == nil && Waveform("") == nil)
    }
}
