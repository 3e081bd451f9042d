import Backups
import Fixtures
import Foundation
import NodeFixtures
import Search
import Storage
import Testing
import Web

@testable import Node

@Suite struct BackupTests {
    @Test(arguments: Engine.available)
    func `a commons comes back the same, on either engine`(_ origin: Engine) async throws {
        let folder = try TemporaryFolder()
        let node = try await Self.commons(origin)
        let first = try await Self.backUp(node.database, to: folder.path + "/first.tar.gz")

        for engine in Engine.available {
            let copy = try await engine.emptyDatabase()
            try await BackupPlan.restore(first, into: copy)
            let second = try await Self.backUp(copy, to: folder.path + "/\(engine).tar.gz")

            #expect(second.manifest.content == first.manifest.content, "\(engine)")
            #expect(second.manifest.tables == first.manifest.tables, "\(engine)")
            #expect(try await Self.found("café", in: copy) == Self.found("café", in: node.database))
            #expect(try await copy.read { tx in try SearchIndex.faults(in: tx) }.isEmpty)
            #expect(try await SearchIndex.contradiction(on: copy) == nil)
            let restored = try TestNode(on: copy, world: node.world)
            let status = try await restored.test { client in
                try await Visitor(client).open("/practices/le-cafe").status
            }
            #expect(status == 200)
        }
        #expect(first.manifest.tables.filter { $0.rows > 0 }.count > 15)
    }

    @Test(arguments: Engine.available)
    func `a backup has one moment, however much is written meanwhile`(_ engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.database(Rooms.migrations)
        try await Self.enqueue(200, on: database)

        let backup = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // Each transaction adds two, so an odd number was never there.
                for _ in 0..<40 { try await Self.enqueue(2, on: database) }
            }
            let backup = try await Self.backUp(database, to: folder.path + "/backup.tar.gz")
            try await group.waitForAll()
            return backup
        }

        let jobs = backup.manifest.tables.first { $0.name == "jobs" }?.rows ?? 0
        #expect(jobs >= 200 && jobs <= 280 && jobs.isMultiple(of: 2))
        let copy = try await Engine.sqlite.emptyDatabase()
        try await BackupPlan.restore(backup, into: copy)
        let again = try await Self.backUp(copy, to: folder.path + "/again.tar.gz")
        #expect(again.manifest.content == backup.manifest.content)
    }

    @Test(arguments: Engine.available)
    func `what holds something is not restored into, what only has tables is`(_ engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let node = try await Engine.sqlite.database(Rooms.migrations)
        try await Self.enqueue(3, on: node)
        let backup = try await Self.backUp(node, to: folder.path + "/backup.tar.gz")
        let full = try await engine.database(Rooms.migrations)
        try await Self.enqueue(1, on: full)
        let migrated = try await engine.database(Rooms.migrations)
        let foreign = try await engine.emptyDatabase()
        try await foreign.write { tx in _ = try tx.run("CREATE TABLE recipes (id TEXT PRIMARY KEY)") }

        await #expect(throws: BackupError.notEmpty(table: "jobs")) { try await BackupPlan.restore(backup, into: full) }
        await #expect(throws: BackupError.notEmpty(table: "tables of another program")) {
            try await BackupPlan.restore(backup, into: foreign)
        }
        try await BackupPlan.restore(backup, into: migrated)

        #expect(
            try await Self.backUp(migrated, to: folder.path + "/m.tar.gz").manifest.content == backup.manifest.content)
        #expect(try await full.read { tx in try tx.value("SELECT COUNT(*) FROM jobs") } == 1)
    }

    @Test func `a backup of a later version is refused, one of an earlier version is brought forward`() async throws {
        let folder = try TemporaryFolder()
        let added = Migration("2099-01-01-later", "CREATE TABLE later (id TEXT PRIMARY KEY)")
        let old = try await Engine.sqlite.database(Rooms.migrations)
        try await Self.enqueue(5, on: old)
        let earlier = try await Self.backUp(old, to: folder.path + "/earlier.tar.gz")
        let new = try await Engine.sqlite.database(Rooms.migrations + [added])
        let later = try await Self.backUp(new, to: folder.path + "/later.tar.gz")
        let copy = try await Engine.sqlite.emptyDatabase()

        await #expect(throws: BackupError.newer(what: "the step 2099-01-01-later of the schema")) {
            try await BackupPlan.restore(later, into: copy)
        }
        try await earlier.restore(
            into: copy, migrations: Rooms.migrations + [added], leavingOut: SearchIndex.derivedTables)

        let (jobs, laterRows) = try await copy.read { tx in
            (try tx.value("SELECT COUNT(*) FROM jobs") as Int?, try tx.value("SELECT COUNT(*) FROM later") as Int?)
        }
        #expect(jobs == 5 && laterRows == 0)
    }

    @Test func `a file that was changed or cut anywhere is refused`() async throws {
        let folder = try TemporaryFolder()
        let database = try await Engine.sqlite.database(Rooms.migrations)
        try await Self.enqueue(50, on: database)
        let path = folder.path + "/backup.tar.gz"
        _ = try await Self.backUp(database, to: path)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let broken = URL(fileURLWithPath: folder.path + "/broken.tar.gz")
        // The head of gzip (RFC 1952, 2.3) says when and by what the file was made, which nothing depends on.
        let places = stride(from: 10, to: bytes.count, by: max(1, bytes.count / 150)).map { $0 }

        for place in places {
            var changed = bytes
            changed[place] ^= 0x10
            try changed.write(to: broken)
            #expect(throws: BackupError.self, "byte \(place)") { try BackupFile(at: broken.path) }
            try bytes.prefix(place).write(to: broken)
            #expect(throws: BackupError.self, "cut at \(place)") { try BackupFile(at: broken.path) }
        }
        try Data().write(to: broken)
        #expect(throws: BackupError.self) { try BackupFile(at: broken.path) }
        #expect(throws: BackupError.self) { try BackupFile(at: folder.path + "/nothing.tar.gz") }
        #expect(places.count > 100)
    }

    @Test func `a backup names what was set and keeps no secret of it`() async throws {
        let settings = try Settings(
            SettingsSources(environment: [
                "ESSAIM_PORT": "9000", "ESSAIM_DATABASE_URL": "postgres://me:secret@db/essaim",
                "ESSAIM_METRICS_TOKEN": "0123456789abcdef",
            ]))

        let shown = settings.shown

        #expect(shown.contains("ESSAIM_PORT=9000\n"))
        #expect(shown.contains("# ESSAIM_DATABASE_URL= (not kept here)\n"))
        #expect(!shown.contains("secret@") && !shown.contains("0123456789abcdef"))
    }

    /// People, places, an organization, a practice that is looked after and published.
    private static func commons(_ engine: Engine) async throws -> TestNode {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.person("Ada", roles: [.editor], at: client)
            try await ada.open("/organizations/new")
            try await ada.submit("/organizations", ["title": "Les Amis du café", "kind": "association"])
            try await ada.open("/practices/new")
            try await ada.submit("/practices", ["title": "Le café", "steward": "les amis du CAFE"])
            try await ada.submit("/practices/le-cafe/editions")
        }
        return node
    }

    static func backUp(_ database: Database, to path: String) async throws -> BackupFile {
        let settings = try Settings(SettingsSources(environment: [:]))
        let manifest = try await BackupPlan.backup(settings).write(database, to: path, at: TestWorld().now)
        let file = try BackupFile(at: path)
        #expect(file.manifest == manifest)
        return file
    }

    private static func enqueue(_ count: Int, on database: Database) async throws {
        let world = World.live()
        try await database.write { tx in
            for _ in 0..<count { try Jobs.enqueue("nothing", ["a\tb": "c\n\\N"], world: world, in: tx) }
        }
    }

    private static func found(_ text: String, in database: Database) async throws -> [String] {
        try await database.read { tx in
            try SearchIndex.search(SearchRequest(text), in: tx).hits.map(\.id).sorted()
        }
    }
}
