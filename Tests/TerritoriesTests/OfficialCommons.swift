import Fixtures
import Storage
import Territories

/// The official lists, imported once for all the tests that only read them.
actor OfficialCommons {
    private static let shared = OfficialCommons()
    private var imports: [Engine: Task<OfficialCommons.Imported, any Error>] = [:]

    struct Imported: Sendable {
        let database: Database
        let report: ImportReport
        let duration: Duration
    }

    private static let analyses: [Query] = [
        "ANALYZE territories", "ANALYZE territory_ancestors", "ANALYZE territory_keys", "ANALYZE territory_links",
    ]

    static func database(on engine: Engine) async throws -> Database { try await imported(on: engine).database }

    static func imported(on engine: Engine) async throws -> Imported {
        try await shared.imported(on: engine).value
    }

    private func imported(on engine: Engine) -> Task<Imported, any Error> {
        if let running = imports[engine] { return running }
        let task = Task {
            let database = try await engine.database(Territories.migrations)
            let start = ContinuousClock.now
            let report = try await TerritoryImport.official().apply(to: database, at: TestWorld().now)
            let duration = ContinuousClock.now - start
            // PostgreSQL plans by what it knows of the tables, and would find it out by itself a minute later.
            for table in Self.analyses { _ = try await database.write { tx in try tx.run(table) } }
            return Imported(database: database, report: report, duration: duration)
        }
        imports[engine] = task
        return task
    }
}

extension Territory {
    /// The only territory of that identifier, or the test fails.
    static func of(_ id: String, in tx: Transaction) throws -> Territory {
        guard let territoryID = ID(rawValue: id), let found = try find(territoryID, in: tx) else {
            throw NotHere(id: id)
        }
        return found
    }
}

extension Territory.ID: ExpressibleByStringLiteral {
    public init(stringLiteral text: StaticString) {
        guard let id = Self(rawValue: text.description) else { preconditionFailure("\(text) is no identifier") }
        self = id
    }
}

struct NotHere: Error {
    let id: String
}
