import Testing

@testable import Storage

@Suite struct PoolTests {
    /// Holds the only member until it is told to give it back.
    struct Holder {
        let task: Task<Void, any Error>
        let giveBack: AsyncStream<Void>.Continuation

        init(_ pool: Pool<Int>) async {
            let (end, giveBack) = AsyncStream.makeStream(of: Void.self)
            let (start, hasStarted) = AsyncStream.makeStream(of: Void.self)
            self.giveBack = giveBack
            task = Task {
                try await pool.withMember { _ in
                    hasStarted.finish()
                    for await _ in end {}
                }
            }
            for await _ in start {}
        }
    }

    @Test func `no member serves two at once`() async throws {
        let pool = Pool([1, 2, 3], patience: .seconds(5))
        let busy = Lent()

        try await withThrowingTaskGroup { group in
            for _ in 1...100 {
                group.addTask {
                    try await pool.withMember { member in
                        await busy.lend(member)
                        await Task.yield()
                        await busy.giveBack(member)
                    }
                }
            }
            try await group.waitForAll()
        }

        #expect(await busy.mistakes == 0)
    }

    @Test func `who waits too long is told so, and the pool goes on`() async throws {
        let pool = Pool([1], patience: .milliseconds(20))
        let holder = await Holder(pool)

        let error = await #expect(throws: StorageError.self) { try await pool.withMember { $0 } }
        holder.giveBack.finish()
        try await holder.task.value

        #expect(error?.isUnavailable == true)
        #expect(try await pool.withMember { $0 } == 1)
    }

    @Test func `a line that is full turns away at once`() async throws {
        let pool = Pool([1], patience: .seconds(60), longestLine: 0)
        let holder = await Holder(pool)

        let error = await #expect(throws: StorageError.self) { try await pool.withMember { $0 } }

        #expect(error?.isUnavailable == true)
        holder.giveBack.finish()
    }

    @Test func `who is cancelled leaves the line, and nobody is lost`() async throws {
        let pool = Pool([1], patience: .seconds(60))
        let holder = await Holder(pool)
        let leaving = Task { try await pool.withMember { $0 } }
        let staying = Task { try await pool.withMember { $0 } }

        leaving.cancel()
        await #expect(throws: CancellationError.self) { try await leaving.value }
        holder.giveBack.finish()

        #expect(try await staying.value == 1)
    }

    @Test func `closing turns away those in line`() async throws {
        let pool = Pool([1], patience: .seconds(60))
        let holder = await Holder(pool)
        let waiting = Task { try await pool.withMember { $0 } }

        pool.close()

        await #expect(throws: StorageError.closed) { try await waiting.value }
        holder.giveBack.finish()
        try await holder.task.value
        await #expect(throws: StorageError.closed) { try await pool.withMember { $0 } }
    }
}

private actor Lent {
    private var members: Set<Int> = []
    private(set) var mistakes = 0

    func lend(_ member: Int) {
        if !members.insert(member).inserted { mistakes += 1 }
    }

    func giveBack(_ member: Int) {
        members.remove(member)
    }
}
