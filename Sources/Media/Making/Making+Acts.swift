import Files
import Storage

extension Making {
    /// Promises that everything there is to make of a file will be made, unless it was or will be.
    static func promise(_ file: MediumFile, world: World, in tx: Transaction) throws {
        let total = ImagePlan(width: file.width ?? 0).steps
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

    /// Tries again what failed; false when it did not.
    static func promiseAgain(_ file: FileDigest, world: World, in tx: Transaction) throws -> Bool {
        let now = world.now()
        let isFailed =
            try tx.run(
                """
                UPDATE media_making SET state = 'waiting', done = 0, changed_at = \(now)
                WHERE file = \(file) AND state = 'failed'
                """) == 1
        if isFailed { try enqueue(file, world: world, in: tx) }
        return isFailed
    }

    static func note(_ state: State, done: Int, of file: FileDigest, at now: Timestamp, in tx: Transaction) throws {
        try tx.run(
            "UPDATE media_making SET state = \(state), done = \(done), changed_at = \(now) WHERE file = \(file)")
    }

    static func end(_ file: FileDigest, placeholder: String?, at now: Timestamp, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE media_making SET state = 'done', done = total, placeholder = \(placeholder), changed_at = \(now)
            WHERE file = \(file)
            """)
    }

    private static func enqueue(_ file: FileDigest, world: World, in tx: Transaction) throws {
        try Jobs.enqueue(MediaJobs.making, MediaJobs.Promise(file: file), world: world, in: tx)
    }
}
