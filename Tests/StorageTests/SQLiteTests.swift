import Fixtures
import Foundation
import Testing

@testable import Storage

@Suite struct SQLiteTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    var path: String { folder.path + "/node.sqlite" }

    @Test func `a commit waits for the disk`() async throws {
        let database = try Database.sqlite(path: path)

        let synchronous: Int? = try await database.write { tx in try tx.value("PRAGMA synchronous") }

        #expect(synchronous == 2)
    }

    @Test func `readers do not wait for the writer, and references are checked`() async throws {
        let database = try Database.sqlite(path: path)

        try await database.write { tx throws in
            #expect(try tx.value("PRAGMA journal_mode") == "wal")
            #expect(try tx.value("PRAGMA foreign_keys") == 1)
        }
        try await database.read { tx throws in #expect(try tx.value("PRAGMA foreign_keys") == 1) }
    }

    @Test func `a second opening of the same data is refused until the first is closed`() async throws {
        let first = try Database.sqlite(path: path)

        let error = #expect(throws: StorageError.self) { try Database.sqlite(path: path) }
        try await first.close()
        let second = try Database.sqlite(path: path)

        #expect(error?.isUnavailable == true)
        #expect("\(error as StorageError?)".contains("another essaim runs on this data"))
        try await second.close()
    }

    @Test func `what was written is there after closing and opening`() async throws {
        let first = try await Database.open("sqlite:\(path)")
        _ = try await Migrator(Ledger.migrations).run(on: first)
        try await first.write { tx in try Ledger.open("a", balance: 4, in: tx) }
        try await first.close()

        let second = try await Database.open(path)

        #expect(second.engine == .sqlite)
        #expect(try await Ledger.balance("a", in: second) == 4)
    }

    @Test func `the files are for their owner only`() async throws {
        let database = try Database.sqlite(path: path)
        try await database.write { tx in try tx.run("CREATE TABLE notes (id TEXT)") }

        for file in [path, path + "-wal", path + ".lock"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
        }
    }

    @Test func `a folder that is missing is unavailable`() {
        let error = #expect(throws: StorageError.self) { try Database.sqlite(path: "/nowhere/at/all.sqlite") }

        #expect(error?.isUnavailable == true)
    }

    @Test func `an address of another engine is not taken for a path`() async {
        let error = await #expect(throws: StorageError.self) { try await Database.open("mysql://user:secret@host/db") }

        #expect(error?.isUnavailable == true)
        #expect(!"\(error as StorageError?)".contains("secret"))
    }

    @Test func `a file that is no database is said to be damaged`() throws {
        try Data(repeating: 65, count: 8_192).write(to: URL(filePath: path))

        let error = #expect(throws: StorageError.self) { try Database.sqlite(path: path) }

        let isDamage = if case .damaged = error { true } else { false }
        #expect(isDamage, "\(String(describing: error))")
    }

    @Test func `a full disk is unavailable, keeps no half and is forgotten when there is room again`() async throws {
        let database = try Database.sqlite(path: path)
        _ = try await Migrator(Ledger.migrations).run(on: database)
        try await database.write { tx in try tx.run("PRAGMA max_page_count = 30") }

        let error = await #expect(throws: StorageError.self) {
            try await database.write { tx in
                for number in 1...2_000 { try Ledger.open("\(number)", owner: "owner \(number)", in: tx) }
            }
        }
        let kept = try await Ledger.balance("1", in: database)
        try await database.write { tx in
            try tx.run("PRAGMA max_page_count = 1000000")
            try Ledger.open("1", in: tx)
        }

        #expect(error?.isUnavailable == true)
        #expect(kept == nil)
        #expect(try await Ledger.balance("1", in: database) == 0)
    }

    @Test func `forty thousand rows are imported in seconds`() async throws {
        let database = try Database.sqlite(path: path)
        _ = try await Migrator(Ledger.migrations).run(on: database)

        let time = try await ContinuousClock().measure {
            try await database.write { tx in
                for number in 1...41_000 { try Ledger.open("\(number)", balance: number, in: tx) }
            }
        }

        let count: Int? = try await database.read { tx in try tx.value("SELECT COUNT(*) FROM accounts") }
        #expect(count == 41_000)
        // One second on a machine that does nothing else; tests run beside each other.
        #expect(time < .seconds(30))
    }
}
