import ArgumentParser
import Commons
import Foundation
import Indicators
import Networks
import Storage
import Web

/// Lets every replication of a database tell indicators of their practice, and says how long it takes to put together what
/// those below the largest network told.
struct Tell: AsyncParsableCommand {
    @Option(help: "Address of a database in which networks were drawn (knit), as ESSAIM_DATABASE_URL.")
    var database: String
    @Option(help: "How many indicators each replication tells.")
    var indicators = 10
    @Option(help: "Of how many months.")
    var periods = 12

    func run() async throws {
        let database = try await Database.open(database)
        let (practice, replications) = try await database.read { tx in
            try tx.liftTimeLimit()
            return (
                try tx.value("SELECT practice_id FROM replications ORDER BY thing_id LIMIT 1") as Thing.ID?,
                try tx.values("SELECT thing_id FROM replications ORDER BY thing_id") as [Thing.ID]
            )
        }
        guard let practice else { return }
        let told = try await propose(to: practice, on: database)
        for start in stride(from: 0, to: replications.count, by: 500) {
            let batch = Array(replications[start..<min(start + 500, replications.count)])
            try await database.write { tx in
                try tx.liftTimeLimit()
                try insert(told, of: batch, offset: start / 500, in: tx)
                for replication in batch { PackedNumbers.renew(replication, in: tx) }
            }
        }
        try await measure(replications, on: database)
        try await database.close()
    }

    /// As rows: what a search would find of them is not measured here.
    private func propose(to practice: Thing.ID, on database: Database) async throws -> [Thing.ID] {
        let world = World.live()
        return try await database.write { tx in
            try (0..<indicators).map { _ in
                let (id, now): (Thing.ID, Timestamp) = (world.newID(), world.now())
                try tx.run(
                    """
                    INSERT INTO things (id, kind, slug, language, title, summary, visibility, is_fictional, revision,
                        content, created_at, updated_at, licence)
                    VALUES (\(id), 'indicator', \(id), 'fr', \(id), '', 'published', TRUE, 1, '{}', \(now), \(now),
                        'CC-BY-SA-4.0')
                    """)
                try tx.run("INSERT INTO indicators (thing_id, owner_id) VALUES (\(id), \(practice))")
                return id
            }
        }
    }

    /// Every third indicator is a share, and so has a number below the line.
    private func insert(_ told: [Thing.ID], of replications: [Thing.ID], offset: Int, in tx: Transaction) throws {
        let asked = Query.joined(
            told.enumerated().map { number, id in
                "SELECT CAST(\(id) AS TEXT) AS id, CAST(\(number) AS BIGINT) AS number" as Query
            }, separator: " UNION ALL ")
        let months = Query.joined(
            (0..<periods).map { number -> Query in
                let month = number % 12 + 1
                let period = "\(2024 + number / 12)-\(month < 10 ? "0" : "")\(month)"
                return "SELECT CAST(\(period) AS TEXT) AS period, CAST(\(number) AS BIGINT) AS number"
            }, separator: " UNION ALL ")
        try tx.run(
            """
            INSERT INTO observations (replication_id, number, indicator_id, period, amount, whole, source, method, asked,
                doubts, breakdown, is_latest, recorded_at)
            SELECT r.thing_id, 1 + i.number * \(periods) + p.number, i.id, p.period,
                100 * (1 + (i.number * 13 + p.number * 7 + \(offset)) % 97),
                CASE WHEN i.number % 3 = 0 THEN 10000 ELSE NULL END, '', '', '', '', '', \(true), 0
            FROM replications r CROSS JOIN (\(asked)) i CROSS JOIN (\(months)) p
            WHERE r.thing_id IN \(list: replications)
            """)
    }

    private func measure(_ replications: [Thing.ID], on database: Database) async throws {
        let root: Thing.ID? = try await database.read { tx in
            try tx.value("SELECT thing_id FROM networks ORDER BY thing_id LIMIT 1")
        }
        guard let root else { return }
        print(
            "\(database.engine), \(replications.count) replications, "
                + "\(replications.count * indicators * periods) observations:")
        let before = Self.megabytes
        _ = try await database.read { tx in
            try tx.liftTimeLimit()
            return try CountedPlaces(below: [.network(root)], in: tx).replications.count
        }
        let first = try await time(root, on: database)
        print(
            "  the first time, with everything read: \(Int(first)) ms; memory \(before) MB, then \(Self.megabytes) MB")
        var times: [Double] = []
        for _ in 0..<20 { times.append(try await time(root, on: database)) }
        print("  then: \(Self.told(times))")
        times = []
        for replication in replications.prefix(20) {
            try await database.write { tx in tx.note(Change("replication", replication.rawValue)) }
            times.append(try await time(root, on: database))
        }
        print("  after a change: \(Self.told(times))")
    }

    /// In milliseconds: from the question to every sum, each place below the network counted once.
    private func time(_ root: Thing.ID, on database: Database) async throws -> Double {
        let start = ContinuousClock.now
        let counted = try await database.read { tx in
            try tx.liftTimeLimit()
            return try IndicatorRollup(of: CountedPlaces(below: [.network(root)], in: tx), in: tx)
        }
        precondition(counted.count == indicators, "every indicator is told")
        return (ContinuousClock.now - start) / .milliseconds(1)
    }

    private static func told(_ times: [Double]) -> String {
        let sorted = times.sorted().map { "\(Double(Int($0 * 10)) / 10)" }
        return "median \(sorted[sorted.count / 2]) ms, at most \(sorted.last ?? "") ms"
    }

    /// Resident.
    private static var megabytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
    }
}
