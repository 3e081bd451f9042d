import Foundation
import Testing

@testable import Archive

@Suite struct ZipTests {
    @Test func `what is written is read back`() throws {
        let members: [(String, [UInt8])] = [
            ("a.txt", Array("Mende".utf8)), ("empty", []), ("folder/œuvre.jsonl", Array(repeating: 7, count: 300_000)),
            ("noise", Samples.noise(200_000)),
        ]

        let zip = try ZipReader(try Samples.archive(members))

        #expect(zip.entries.map(\.name) == members.map(\.0))
        for (name, bytes) in members { #expect(try zip.bytes(of: #require(zip.entry(name))) == bytes) }
    }

    @Test func `a member that is stored stands in the archive as it is`() throws {
        var bytes: [UInt8] = []
        let writer = ZipWriter { bytes += $0 }
        try writer.store("mimetype", Array("application/epub+zip".utf8))
        try writer.begin("a")
        try writer.write([1, 2, 3])
        try writer.finish()
        let zip = try ZipReader(bytes)

        #expect(String(decoding: bytes[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
        #expect(try zip.bytes(of: #require(zip.entry("mimetype"))) == Array("application/epub+zip".utf8))
        #expect(try zip.bytes(of: #require(zip.entry("a"))) == [1, 2, 3])
    }

    @Test func `the same members make the same bytes`() throws {
        let members = [("a", Samples.noise(5_000)), ("b", Array("x".utf8))]

        #expect(try Samples.archive(members) == Samples.archive(members))
    }

    @Test func `another program reads it`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "zip-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        let file = folder.appendingPathComponent("a.zip")
        try Data(try Samples.archive([("a.txt", Array("Mende".utf8)), ("b", Samples.noise(70_000))])).write(to: file)
        let check = Process()
        check.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        check.arguments = ["-m", "zipfile", "-t", file.path]
        check.standardOutput = Pipe()

        try check.run()
        check.waitUntilExit()

        #expect(check.terminationStatus == 0)
    }

    @Test(arguments: ["../x", "/x", "a/../../x", "a\\b", "C:x", "a//b", "./a", "a\u{0}b", "a\nb"])
    func `a name that leads out of its folder is refused`(name: String) throws {
        let archive = try Samples.archive([(name, [1])])

        #expect(throws: ZipFault.unsafeName) { try ZipReader(archive) }
    }

    @Test func `a name that comes twice is refused`() throws {
        let archive = try Samples.archive([("a", [1]), ("a", [2])])

        #expect(throws: ZipFault.repeatedName("a")) { try ZipReader(archive) }
    }

    @Test func `too many members are refused before they are read`() throws {
        let archive = try Samples.archive((0..<20).map { ("\($0)", []) })
        var limits = ZipLimits()
        limits.entries = 19

        #expect(throws: ZipFault.tooManyEntries(limit: 19)) { try ZipReader(archive, limits: limits) }
    }

    @Test func `a bomb is refused before it is unpacked`() throws {
        let archive = try Samples.archive([("zeros", Array(repeating: 0, count: 40 << 20))])

        #expect(throws: ZipFault.tooLarge(name: "zeros")) { try ZipReader(archive) }
    }

    @Test func `a member that lies about its size is refused`() throws {
        var archive = try Samples.archive([("zeros", Array(repeating: 0, count: 1 << 20))])
        let entry = try #require(archive.lastRange(of: [0x50, 0x4B, 0x01, 0x02])).lowerBound
        archive.replaceSubrange((entry + 24)..<(entry + 28), with: [10, 0, 0, 0])

        let zip = try ZipReader(archive)

        #expect(throws: ZipFault.corrupt(name: "zeros")) { try zip.bytes(of: zip.entries[0]) }
    }

    @Test func `members that share their bytes are refused`() throws {
        var archive = try Samples.archive([("a", Samples.noise(100)), ("b", Samples.noise(100))])
        let entry = try #require(archive.lastRange(of: [0x50, 0x4B, 0x01, 0x02])).lowerBound
        archive.replaceSubrange((entry + 42)..<(entry + 46), with: [0, 0, 0, 0])

        #expect(throws: ZipFault.corrupt(name: "b")) { try ZipReader(archive) }
    }

    @Test func `a damaged archive is refused, never a crash and never other bytes`() throws {
        let members = [("a.txt", Array("Mende, Millau, Marvejols".utf8)), ("b", Samples.noise(300))]
        let archive = try Samples.archive(members)
        var random = Samples.Random(seed: 7)

        for _ in 0..<4_000 {
            let damaged = random.damage(archive)
            do {
                let zip = try ZipReader(damaged)
                for entry in zip.entries {
                    let bytes = try zip.bytes(of: entry)
                    #expect(members.contains { $0.1 == bytes } || bytes.isEmpty)
                }
            } catch is ZipFault {
                continue
            }
        }
    }

    @Test func `an archive that was cut anywhere is refused`() throws {
        let archive = try Samples.archive([("a", Samples.noise(50))])

        for end in 0..<archive.count {
            #expect(throws: ZipFault.self) { try ZipReader(Array(archive[..<end])) }
        }
    }
}
