import Commons
import Foundation
import Mail
import Search
package import Storage

/// Looks deeper than `Check`: at what is kept, and at what was promised.
package struct Doctor: Sendable {
    let settings: Settings
    let world: World

    package init(_ settings: Settings, _ world: World = .live()) {
        self.settings = settings
        self.world = world
    }

    /// What needs no database first, so that it is said even when there is none.
    package func findings(in database: Database) async -> [Finding] {
        surroundings() + (await contents(of: database))
    }

    /// The same of a database that no node serves.
    package func findings() async -> [Finding] {
        let database: Database
        do {
            database = try await Node.openDatabase(settings)
        } catch {
            return surroundings() + [Finding("database", .problem, Failure(error).sentence)]
        }
        let findings = await findings(in: database)
        do { try await database.close() } catch {
            return findings + [Finding("database", .problem, Failure(error).sentence)]
        }
        return findings
    }

    private func surroundings() -> [Finding] {
        let lines = Check(settings).surroundings().map { Finding($0.name, $0.isFine ? .ok : .problem, $0.sentence) }
        return DangerousSettings(settings).findings() + lines + FolderRights(settings).findings() + log()
    }

    /// A log that never shrinks means that a reader never ends, or that nobody could checkpoint.
    private func log() -> [Finding] {
        guard let path = settings.sqliteLog, let bytes = FileSize.bytes(of: path) else { return [] }
        let megabytes = bytes / 1_000_000
        guard megabytes > Self.largestLog else {
            return [Finding("write-ahead log", .ok, "\(megabytes) MB")]
        }
        return [
            Finding(
                "write-ahead log", .care,
                "\(megabytes) MB have not been brought into the database. Restart the node when it is quiet.")
        ]
    }

    private static let largestLog = 128

    private func contents(of database: Database) async -> [Finding] {
        let now = world.now()
        let looks: [(String, @Sendable (Transaction) throws -> [Finding])] = [
            ("schema", Self.schema), ("integrity", Self.integrity), ("references", Self.references),
            ("clock", { try ClockCheck(now: now).findings(in: $0) }), ("jobs", { try Self.jobs($0, now) }),
            ("letters", { [settings] in try Self.letters($0, now, leave: settings.sendmail != nil) }),
            ("search", Self.search),
        ]
        var findings: [Finding] = []
        for (name, look) in looks {
            do {
                findings += try await database.read { tx in
                    try tx.liftTimeLimit()
                    return try look(tx)
                }
            } catch {
                findings.append(Finding(name, .problem, Failure(error).sentence))
            }
        }
        return findings + (await searchEngine(database))
    }

    private static func schema(_ tx: Transaction) throws -> [Finding] {
        let missing = try Migrator(Rooms.migrations).missing(in: tx)
        guard missing.isEmpty else {
            return [Finding("schema", .problem, SchemaOutdated(missing: missing.count).description)]
        }
        return [Finding("schema", .ok, "current, \(Rooms.migrations.last?.id ?? "empty")")]
    }

    private static func integrity(_ tx: Transaction) throws -> [Finding] {
        let problems = try tx.integrityProblems()
        guard let first = problems.first else { return [Finding("integrity", .ok, "nothing contradicts itself")] }
        return [
            Finding(
                "integrity", .problem,
                "The database is damaged: \(first) (\(problems.count) in all). Stop the node, keep a copy of the folder, "
                    + "and restore the latest backup. Have the disk checked.")
        ]
    }

    private static func references(_ tx: Transaction) throws -> [Finding] {
        let orphans = try tx.orphans()
        guard orphans.isEmpty else {
            let words = orphans.map { "\($0.count) in \($0.table)" }.joined(separator: ", ")
            return [
                Finding(
                    "references", .problem,
                    "Rows refer to what is not there: \(words). Something else has written to the database. "
                        + "Restore a backup, or ask for help with this line.")
            ]
        }
        return [Finding("references", .ok, "every row refers to one that is there")]
    }

    private static func jobs(_ tx: Transaction, _ now: Timestamp) throws -> [Finding] {
        let jobs = try JobCounts(at: now, in: tx)
        var findings: [Finding] = []
        if jobs.failed > 0 {
            findings.append(
                Finding("jobs", .care, "\(jobs.failed) were given up. The log says why: search it for “a job failed”."))
        }
        let minutes = jobs.longestWait / 60_000
        if minutes >= Self.longestWaitMinutes {
            findings.append(
                Finding(
                    "jobs", .care,
                    "One has been due for \(minutes) minutes. Does the node serve, and is ESSAIM_SENDMAIL set?"))
        }
        guard findings.isEmpty else { return findings }
        return [Finding("jobs", .ok, "\(jobs.pending) to do, \(jobs.running) under way, \(jobs.done) done")]
    }

    private static let longestWaitMinutes = 30

    private static func letters(_ tx: Transaction, _ now: Timestamp, leave: Bool) throws -> [Finding] {
        let (count, since) = try Outbox.waiting(atMost: 100_000, in: tx)
        guard count > 0, let since else { return [Finding("letters", .ok, "none waits")] }
        let hours = (now - since) / 3_600_000
        guard leave else {
            return [Finding("letters", .care, "\(count) wait, and nothing sends them. Set ESSAIM_SENDMAIL.")]
        }
        guard hours >= 1 else { return [Finding("letters", .ok, "\(count) wait, the first for less than an hour")] }
        return [
            Finding(
                "letters", .problem,
                "\(count) wait, the first for \(hours) hours. Try the command of ESSAIM_SENDMAIL by hand.")
        ]
    }

    private static func search(_ tx: Transaction) throws -> [Finding] {
        let faults = try SearchIndex.faults(in: tx)
        let unlisted = try Thing.publishedButNotFound(in: tx)
        let shown = try Thing.foundButNotPublished(in: tx)
        guard !faults.isEmpty || unlisted > 0 || shown > 0 else {
            return [Finding("search", .ok, "it has what there is")]
        }
        return [
            Finding(
                "search", .problem,
                "\(faults.withoutWords) documents have no words, \(faults.strayWords) words no document, "
                    + "\(unlisted) published things are not found, \(shown) others are. Run: essaim doctor --repair. "
                    + "What it does not mend is mended when the thing is saved.")
        ]
    }

    private func searchEngine(_ database: Database) async -> [Finding] {
        do {
            guard let contradiction = try await SearchIndex.contradiction(on: database) else {
                return [Finding("search engine", .ok, "its index agrees with its words")]
            }
            return [
                Finding(
                    "search engine", .problem,
                    "Its index contradicts its words (\(contradiction)). Run: essaim doctor --repair")
            ]
        } catch {
            return [Finding("search engine", .problem, Failure(error).sentence)]
        }
    }
}
