import Archive
import Commons
import Demonstration
import Fixtures
import Node
import NodeFixtures
import Practices
import Search
import Storage
import Territories
import Testing
import Transfer

/// A commons exported and imported into an empty node is the same commons.
@Suite struct CommonsArchiveTests {
    /// From one engine to another, each way.
    static let ways = Engine.available.flatMap { from in Engine.available.map { (from: from, to: $0) } }

    @Test(arguments: ways)
    func `an export that is imported into an empty node makes the same export`(
        _ way: (from: Engine, to: Engine)
    ) async throws {
        let here = try await TestNode.lively(way.from)
        let there = try await TestNode(way.to)
        try await there.addTerritories()

        let first = try await here.export()
        let report = try await Rooms.archive.take({ try Self.file(first) }, into: there.database)
        let second = try await there.export()

        #expect(report.conflictCount == 0 && report.members.allSatisfy { $0.unchanged == 0 })
        #expect(report.members.filter { $0.added == 0 }.map(\.name) == ["demonstration"])
        #expect(first == second)
    }

    @Test func `the demonstration travels too, and is still known as such`() async throws {
        let here = try await TestNode.demonstration()
        let there = try await TestNode(.sqlite)
        try await TerritoryImport.official().apply(to: there.database, at: there.world.now)
        let archive = try await here.export()

        let report = try await Rooms.archive.take({ try Self.file(archive) }, into: there.database)

        #expect(report.members.first { $0.name == "demonstration" }.map { $0.added > 40 } == true)
        #expect(try await there.export() == archive)
        #expect(try await Demonstration.remove(from: there.database).isEmpty)
    }

    @Test(arguments: Engine.available)
    func `what was imported is found by a search, and tells who wrote it`(_ engine: Engine) async throws {
        let there = try await TestNode(engine)
        try await there.addTerritories()
        let archive = try await TestNode.livelyArchive()

        _ = try await Rooms.archive.take({ try Self.file(archive) }, into: there.database)

        try await there.test { client in
            let visitor = Visitor(client)
            let found = try await visitor.open("/search?q=potager")
            #expect(found.says("Jardin partagé"))
            let moved = try await visitor.open("/practices/jardin")
            #expect(moved.status == 200 && moved.says("Jardin partagé"))
            let history = try await visitor.open("/practices/jardin-partage/revisions")
            #expect(history.says("Ada"))
        }
    }

    @Test(arguments: Engine.available)
    func `importing again changes nothing`(_ engine: Engine) async throws {
        let node = try await TestNode.lively(engine)
        let archive = try await node.export()

        let report = try await Rooms.archive.take({ try Self.file(archive) }, into: node.database)

        #expect(report.members.allSatisfy { $0.added == 0 && $0.conflicts == 0 })
        #expect(try await node.export() == archive)
    }

    @Test(arguments: Engine.available)
    func `a rehearsal changes nothing`(_ engine: Engine) async throws {
        let there = try await TestNode(engine)
        try await there.addTerritories()
        let empty = try await there.export()
        let archive = try await TestNode.livelyArchive()

        let report = try await Rooms.archive.rehearse({ try Self.file(archive) }, in: there.database)

        #expect(report.members.first?.added == 1)
        #expect(try await there.export() == empty)
    }

    @Test(arguments: Engine.available)
    func `nothing is imported where something else stands in the way`(_ engine: Engine) async throws {
        let there = try await TestNode(engine)
        try await there.addTerritories()
        try await there.test { client in
            let bob = try await there.person("Bob", at: client)
            try await bob.open("/practices/new")
            try await bob.submit("/practices", ["title": "Jardin partagé"])
        }
        let before = try await there.export()
        let archive = try await TestNode.livelyArchive()

        let refused = await #expect(throws: ArchiveFault.self) {
            try await Rooms.archive.take({ try Self.file(archive) }, into: there.database)
        }

        #expect(refused.map { "\($0)" }?.contains("practices.jsonl, line 1: something else") == true)
        #expect(try await there.export() == before)
    }

    @Test func `a territory that is missing is named, and nothing is imported`() async throws {
        let there = try await TestNode(.sqlite)
        let archive = try await TestNode.livelyArchive()

        let refused = await #expect(throws: ArchiveFault.self) {
            try await Rooms.archive.take({ try Self.file(archive) }, into: there.database)
        }

        #expect(refused.map { "\($0)" }?.contains("the territory FR-COG-48095 is not here") == true)
    }

    @Test func `an import that was interrupted is run again`() async throws {
        let there = try await TestNode(.sqlite)
        try await there.addTerritories()
        let archive = try await TestNode.livelyArchive()
        let task = Task {
            try await Rooms.archive.take({ try Self.file(archive) }, into: there.database) { done, _ in
                // The act is stopped after its first batches.
                if done > 3 { withUnsafeCurrentTask { $0?.cancel() } }
            }
        }

        _ = await task.result
        let report = try await Rooms.archive.take({ try Self.file(archive) }, into: there.database)

        #expect(report.members.contains { $0.unchanged > 0 } && report.members.contains { $0.added > 0 })
        #expect(try await there.export() == archive)
    }

    @Test func `an archive that was changed is refused`() async throws {
        let node = try await TestNode.lively(.sqlite)
        let zip = try ZipReader(try await node.export())
        var changed: [UInt8] = []
        let writer = ZipWriter { changed += $0 }
        for entry in zip.entries {
            try writer.begin(entry.name)
            let text = String(decoding: try zip.bytes(of: entry), as: UTF8.self)
            try writer.write(Array(text.replacing("potager", with: "POTAGER").utf8))
        }
        try writer.finish()

        let forged = changed
        let refused = await #expect(throws: ArchiveFault.self) {
            try await Rooms.archive.rehearse({ try Self.file(forged) }, in: node.database)
        }

        #expect(refused == .memberChanged("practices.jsonl"))
    }

    @Test func `no account leaves with an export`() async throws {
        let archive = try await TestNode.livelyArchive()

        let zip = try ZipReader(archive)
        let all = try zip.entries.map { String(decoding: try zip.bytes(of: $0), as: UTF8.self) }.joined()

        #expect(all.contains("Ada"))
        #expect(!all.contains("example.org") && !all.contains("argon2"))
    }

    @Test func `no damaged archive brings the import down`() async throws {
        let node = try await TestNode.lively(.sqlite)
        let archive = try await node.export()
        let stride = archive.count / 150

        for place in Swift.stride(from: 0, to: archive.count, by: max(1, stride)) {
            var damaged = archive
            damaged[place] ^= 0xFF
            do {
                let report = try await Rooms.archive.rehearse(
                    { [damaged] in try Self.file(damaged) }, in: node.database)
                #expect(report.conflictCount == 0)
            } catch is ArchiveFault {
                continue
            }
        }
    }

    static func file(_ bytes: [UInt8]) throws -> ArchiveFile {
        try ArchiveFile(size: bytes.count) { offset, count in
            let start = min(offset, bytes.count)
            return Array(bytes[start..<min(bytes.count, start + count)])
        }
    }
}
