import Files
import Storage

extension Making {
    /// Promises that everything there is to make of a file will be made, unless it was or will be.
    static func promise(_ file: MediumFile, world: World, in tx: Transaction) throws {
        let total = Makers.maker(of: file).steps
        let now = world.now()
        let isNew =
            try tx.run(
                """
                INSERT INTO media_making (file, state, total, changed_at)
                VALUES (\(file.digest), 'waiting', \(total), \(now)) ON CONFLICT (file) DO NOTHING
                """) == 1
        guard isNew else { return }
        try enqueue(file.digest, world: world, in: tx)
    }

    /// Tries again what failed or was stopped; false when it was neither.
    static func promiseAgain(_ file: FileDigest, world: World, in tx: Transaction) throws -> Bool {
        let now = world.now()
        let isFailed =
            try tx.run(
                """
                UPDATE media_making SET state = 'waiting', done = 0, obstacle = NULL, changed_at = \(now)
                WHERE file = \(file) AND state = 'failed'
                """) == 1
        if isFailed { try enqueue(file, world: world, in: tx) }
        return isFailed
    }

    /// Ends what is under way; false when nothing is. Whoever works on it looks here, and lets go.
    static func stop(_ file: FileDigest, at now: Timestamp, in tx: Transaction) throws -> Bool {
        try fail(file, because: .stopped, at: now, in: tx)
    }

    @discardableResult
    static func fail(
        _ file: FileDigest, because obstacle: Obstacle?, at now: Timestamp, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE media_making SET state = 'failed', done = 0, obstacle = \(obstacle), changed_at = \(now)
            WHERE file = \(file) AND state IN ('waiting', 'working')
            """) == 1
    }

    /// - Returns: false when it was stopped meanwhile.
    @discardableResult
    static func note(done: Int, of file: FileDigest, at now: Timestamp, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE media_making SET state = 'working', done = \(done), changed_at = \(now)
            WHERE file = \(file) AND state IN ('waiting', 'working')
            """) == 1
    }

    static func isWanted(_ file: FileDigest, in tx: Transaction) throws -> Bool {
        let state: State? = try tx.value("SELECT state FROM media_making WHERE file = \(file)")
        return state == .waiting || state == .working
    }

    static func end(_ file: FileDigest, with made: Made, at now: Timestamp, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE media_making SET state = 'done', done = total, obstacle = NULL, placeholder = \(made.placeholder),
                waveform = \(made.waveform), changed_at = \(now)
            WHERE file = \(file) AND state IN ('waiting', 'working')
            """)
    }

    private static func enqueue(_ file: FileDigest, world: World, in tx: Transaction) throws {
        try Jobs.enqueue(MediaJobs.making, MediaJobs.Promise(file: file), world: world, in: tx)
    }
}
