import Backups
import Fixtures
import Foundation
import NodeFixtures
import Storage
import Testing

@testable import Files
@testable import Media
@testable import Node

@Suite struct BackupOfMediaTests {
    @Test(arguments: Engine.available)
    func `a backup brings the files of media back, and a folder that was lost is whole again`(
        engine: Engine
    ) async throws {
        try await Gallery.open(engine) { gallery in
            try await gallery.bring(try await Pictures.made(700, 300))
            try await gallery.bring(
                Array(repeating: 0x61, count: 17 << 18), Gallery.words.merging(["title": "Un texte"]) { $1 })
            try await gallery.make()
            let before = try gallery.store.all().map(\.digest.rawValue).sorted()
            let path = NSTemporaryDirectory() + "essaim-backup-\(UUID().uuidString).tar.gz"
            let lost = NSTemporaryDirectory() + "essaim-lost-\(UUID().uuidString)"
            defer {
                for left in [path, lost] { #expect(throws: Never.self) { try Self.remove(left) } }
            }

            _ = try await BackupPlan.backup(gallery.node.node.settings)
                .write(gallery.node.database, to: path, at: gallery.node.world.now)
            let backup = try BackupFile(at: path)
            let store = FileStore(at: lost)
            try BackupPlan.restoreFiles(of: backup, into: store)

            #expect(backup.manifest.files == before.count && before.count > 5)
            #expect(try store.all().map(\.digest.rawValue).sorted() == before)
            for file in try store.all() { #expect(try store.isSound(file.digest)) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: store.incoming) == [])
        }
    }

    private static func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: path) }
}
