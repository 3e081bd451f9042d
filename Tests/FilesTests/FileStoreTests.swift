import Fixtures
import Foundation
import Storage
import Testing

@testable import Files

@Suite struct FileStoreTests {
    private let world = TestWorld().world

    @Test func `a file is kept under the name of its content, once`() throws {
        try inFolder { folder in
            let store = FileStore(at: folder)

            let first = try kept("bees", in: store)
            let second = try kept("bees", in: store)

            #expect(first == second && first.bytes == 4)
            #expect(try store.all().map(\.digest) == [first.digest])
            #expect(first.digest.rawValue.hasPrefix("23da0d3b0b5a"))
            #expect(try String(contentsOfFile: store.path(of: first.digest), encoding: .utf8) == "bees")
        }
    }

    @Test func `what is never kept leaves nothing, and what a dead process left goes after a while`() throws {
        try inFolder { folder in
            let store = FileStore(at: folder)
            do {
                let dropped = try store.begin(world)
                try dropped.append([1, 2, 3])
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: store.incoming) == [])
            try Data("half a fi".utf8).write(to: URL(fileURLWithPath: store.incoming + "/left"))
            let written = Timestamp(rawValue: Int(Date().timeIntervalSince1970) * 1_000)

            #expect(try store.discardUnfinished(before: written.adding(hours: -1)) == 0)
            #expect(try store.discardUnfinished(before: written.adding(hours: 1)) == 1)
            #expect(try store.all() == [])
        }
    }

    @Test func `a full disk is refused before anything is written`() throws {
        try inFolder { folder in
            #expect(throws: FileFault.diskFull) { try FileStore(at: folder, keepingFree: 1 << 60).begin(world) }
        }
    }

    @Test func `bytes that are not those of the name are seen`() throws {
        try inFolder { folder in
            let store = FileStore(at: folder)
            let file = try kept("bees", in: store)
            #expect(try store.isSound(file.digest))

            try Data("wasp".utf8).write(to: URL(fileURLWithPath: store.path(of: file.digest)))

            #expect(try !store.isSound(file.digest))
        }
    }

    @Test(arguments: ["", "../../etc/passwd", String(repeating: "A", count: 64), String(repeating: "a", count: 63)])
    func `nothing but a digest names a file`(_ text: String) {
        #expect(FileDigest(rawValue: text) == nil)
    }

    private func kept(_ text: String, in store: FileStore) throws -> StoredFile {
        let file = try store.begin(world)
        try file.append(Array(text.utf8))
        return try store.keep(file)
    }

    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "essaim-files-" + world.identifier() + "-\(getpid())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { unlink(folder) }
        try body(folder)
        try FileManager.default.removeItem(atPath: folder)
    }
}
