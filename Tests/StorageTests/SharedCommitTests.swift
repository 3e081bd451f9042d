import Fixtures
import Foundation
import Testing

@testable import Storage

/// What happens to those who write at the same moment (SQLite).
@Suite struct SharedCommitTests {
    let folder: TemporaryFolder
    let database: Database

    init() async throws {
        folder = try TemporaryFolder()
        database = try Database.sqlite(path: folder.path + "/node.sqlite")
        _ = try await Migrator(Ledger.migrations).run(on: database)
    }

    /// Lets bodies come while the writer is held, in the order given, and then runs them.
    private func together(_ bodies: [@Sendable (Transaction) throws -> Void]) async throws -> [Task<Void, any Error>] {
        let gate = DispatchSemaphore(value: 0)
        let database = database
        let first = Task { try await database.write { _ in gate.wait() } }
        try await waiting(0, isHeld: true)
        var tasks: [Task<Void, any Error>] = []
        for body in bodies {
            tasks.append(Task { try await database.write(body) })
            try await waiting(tasks.count, isHeld: true)
        }
        gate.signal()
        // Should the first body have to run again, it finds the gate open.
        gate.signal()
        try await first.value
        return tasks
    }

    private func waiting(_ count: Int, isHeld: Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while ContinuousClock.now < deadline {
            let writer = try #require(database.pools.first { $0.name == "writer" })
            if writer.waiting == count, (writer.idle == 0) == isHeld { return }
            try await Task.sleep(for: .milliseconds(1))
        }
        Issue.record("nobody stood in line")
    }

    private var logSize: Int {
        get throws {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/node.sqlite-wal")
            return try #require(attributes[.size] as? Int)
        }
    }

    @Test func `those who wait for the writer share one commit`() async throws {
        let before = try logSize

        let tasks = try await together((1...20).map { number in { try Ledger.open("\(number)", in: $0) } })
        for task in tasks { try await task.value }

        for number in 1...20 { #expect(try await Ledger.balance("\(number)", in: database) == 0) }
        let pages = (try logSize - before) / 4_120
        #expect(pages < 20, "\(pages) pages were written, where each commit alone writes two")
    }

    @Test func `one that fails takes nobody with it and leaves nothing`() async throws {
        struct Refusal: Error {}

        let tasks = try await together([
            { try Ledger.open("a", in: $0) },
            { tx in
                try Ledger.open("b", in: tx)
                throw Refusal()
            },
            { try Ledger.open("c", in: $0) },
        ])

        try await tasks[0].value
        await #expect(throws: Refusal.self) { try await tasks[1].value }
        try await tasks[2].value
        #expect(try await Ledger.balance("a", in: database) == 0)
        #expect(try await Ledger.balance("b", in: database) == nil)
        #expect(try await Ledger.balance("c", in: database) == 0)
    }

    @Test func `of two who insert the same row the second meets a conflict`() async throws {
        let tasks = try await together([{ try Ledger.open("a", in: $0) }, { try Ledger.open("a", in: $0) }])

        try await tasks[0].value
        await #expect(throws: StorageError.conflict(constraint: "accounts(id)")) { try await tasks[1].value }
    }

    @Test func `one that was cancelled while it waited writes nothing, and the others are stored`() async throws {
        let gate = DispatchSemaphore(value: 0)
        let database = database
        let first = Task {
            try await database.write {
                try Ledger.open("a", in: $0); gate.wait()
            }
        }
        try await waiting(0, isHeld: true)
        let second = Task { try await database.write { try Ledger.open("b", in: $0) } }
        try await waiting(1, isHeld: true)

        second.cancel()
        gate.signal()
        gate.signal()

        try await first.value
        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(try await Ledger.balance("a", in: database) == 0)
        #expect(try await Ledger.balance("b", in: database) == nil)
    }

    @Test func `a reader sees nothing of a transaction that stands open`() async throws {
        let seen = Seen()
        let database = database
        let tasks = try await together([
            { try Ledger.open("a", in: $0) },
            { tx in
                let done = DispatchSemaphore(value: 0)
                Task {
                    seen.value = try await Ledger.balance("a", in: database)
                    done.signal()
                }
                done.wait()
                try Ledger.open("b", in: tx)
            },
        ])

        for task in tasks { try await task.value }

        #expect(seen.value == nil)
        #expect(try await Ledger.balance("a", in: database) == 0)
    }

    private final class Seen: @unchecked Sendable {
        var value: Int? = -1
    }
}
