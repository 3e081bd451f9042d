package import Files
package import Storage

/// Compares the folder of files with what the commons knows of them, and brings the two together.
package struct MediaKeeping: Sendable {
    private let store: FileStore
    private let database: Database
    private let world: World

    package init(store: FileStore, database: Database, world: World) {
        self.store = store
        self.database = database
        self.world = world
    }

    /// What somebody should know.
    package struct Report: Sendable, Equatable {
        /// Files that are known and here.
        package var present = 0
        /// Files that are known and not here.
        package var missing: [FileDigest] = []
        /// Files whose bytes are not those that their name says.
        package var damaged: [FileDigest] = []
        /// Files that nothing needs.
        package var orphans = 0
        package var orphanBytes = 0
    }

    /// A file that was just brought has no medium yet.
    private static let grace = 24

    /// - Parameter reading: reads every file from its first to its last byte.
    package func check(reading: Bool) async throws -> Report {
        let known = try await known()
        let found = try store.all()
        let here = Set(found.map(\.digest))
        let orphans = found.filter { !known.contains($0.digest) }
        var report = Report(present: known.intersection(here).count)
        report.missing = known.subtracting(here).sorted { $0.rawValue < $1.rawValue }
        report.orphans = orphans.count
        report.orphanBytes = orphans.reduce(0) { $0 + $1.bytes }
        guard reading else { return report }
        for file in found.sorted(by: { $0.digest.rawValue < $1.digest.rawValue }) {
            if try !store.isSound(file.digest) { report.damaged.append(file.digest) }
        }
        return report
    }

    /// What went.
    package struct Cleaned: Sendable, Equatable {
        package var files = 0
        package var bytes = 0
        /// That were begun and never kept.
        package var unfinished = 0
    }

    /// Removes what nothing needs: never what was brought within a day.
    package func clean() async throws -> Cleaned {
        let cutoff = world.now().adding(hours: -Self.grace)
        try await database.write { tx in try Self.forgetUnused(in: tx) }
        let known = try await known()
        var cleaned = Cleaned()
        for file in try store.all() where !known.contains(file.digest) && file.changedAt < cutoff {
            store.remove(file.digest)
            cleaned.files += 1
            cleaned.bytes += file.bytes
        }
        cleaned.unfinished = try store.discardUnfinished(before: cutoff)
        return cleaned
    }

    /// Promises what was never made of files that are here: they came with an export, or a folder that was copied.
    package func promiseMakings() async throws {
        let waiting: [MediumFile] = try await database.read { tx in
            try tx.all(
                """
                SELECT \(MediumFile.columns) FROM media_files
                WHERE sha256 IN (SELECT file FROM media) AND sha256 NOT IN (SELECT file FROM media_making)
                ORDER BY sha256 LIMIT 1000
                """)
        }
        for file in waiting where store.has(file.digest) {
            try await database.write { tx in try Making.promise(file, world: world, in: tx) }
        }
    }

    private static func forgetUnused(in tx: Transaction) throws {
        try tx.run("DELETE FROM media_versions WHERE original NOT IN (SELECT file FROM media)")
        try tx.run(
            """
            DELETE FROM media_files
            WHERE sha256 NOT IN (SELECT file FROM media) AND sha256 NOT IN (SELECT file FROM media_versions)
            """)
    }

    private func known() async throws -> Set<FileDigest> {
        var known: Set<FileDigest> = []
        var last = ""
        while true {
            let page: [FileDigest] = try await database.read { [last] tx in
                try tx.values("SELECT sha256 FROM media_files WHERE sha256 > \(last) ORDER BY sha256 LIMIT 1000")
            }
            guard let end = page.last else { return known }
            known.formUnion(page)
            last = end.rawValue
        }
    }
}
