internal import Foundation
package import Storage

/// The engines that tests run on: `@Test(arguments: Engine.available)`.
package enum Engine: String, Sendable, CaseIterable {
    case sqlite
    case postgres

    /// PostgreSQL is there when `ESSAIM_TEST_POSTGRES` says where (`script/with-postgres` sets it). Under `CI` it has
    /// to be there: without it the tests that need it fail, they are not skipped.
    package static let available: [Engine] =
        environment[address] == nil && environment["CI"] == nil ? [.sqlite] : [.sqlite, .postgres]

    /// A database of the test's own, without a table. Waits while many other tests hold one.
    package func emptyDatabase() async throws -> Database {
        let permit = try await DatabaseQuota.shared.permit()
        let database =
            switch self {
            case .sqlite: try Database.inMemory()
            case .postgres: try await Database.postgres(try await Self.emptySchema(), connections: 4)
            }
        return database.keeping(permit)
    }

    /// A database of the test's own, with the tables of `migrations`.
    package func database(_ migrations: [Migration]) async throws -> Database {
        let database = try await emptyDatabase()
        _ = try await Migrator(migrations).run(on: database)
        return database
    }

    /// The address of a new schema on the test server. It is left there: the server is thrown away after the tests.
    package static func emptySchema() async throws -> String {
        guard let server = environment[address] else { throw NoPostgres() }
        let name = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        let database = try await Database.postgres(server, connections: 1)
        try await database.write { tx in
            try tx.run(
                """
                CREATE FUNCTION pg_temp.create_schema(name TEXT) RETURNS VOID LANGUAGE plpgsql
                AS 'BEGIN EXECUTE format(''CREATE SCHEMA %I'', name); END'
                """)
            try tx.run("SELECT pg_temp.create_schema(\(name))")
        }
        try await database.close()
        guard server.contains("://") else { return server + " options='-csearch_path=\(name)'" }
        return server + (server.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(name)"
    }

    private static let address = "ESSAIM_TEST_POSTGRES"
    private static var environment: [String: String] { ProcessInfo.processInfo.environment }
}

private struct NoPostgres: Error, CustomStringConvertible {
    let description = "ESSAIM_TEST_POSTGRES is not set: run the tests through script/with-postgres"
}
