import Fixtures
import Storage
import Testing

@Suite struct MigratorTests {
    static let first = Migration("2026-01-01-first", "CREATE TABLE firsts (id TEXT PRIMARY KEY)")
    static let second = Migration(
        "2026-01-02-second", "CREATE TABLE seconds (id TEXT PRIMARY KEY)", "INSERT INTO firsts (id) VALUES ('seed')")

    @Test(arguments: Engine.available)
    func `what is missing is applied once, by date`(engine: Engine) async throws {
        let database = try await engine.emptyDatabase()
        let migrator = Migrator([Self.second, Self.first])

        let applied = try await migrator.run(on: database)
        let appliedAgain = try await migrator.run(on: database)

        #expect(applied == ["2026-01-01-first", "2026-01-02-second"])
        #expect(appliedAgain.isEmpty)
        #expect(try await database.read { tx in try tx.values("SELECT id FROM firsts") } == ["seed"])
    }

    @Test(arguments: Engine.available)
    func `migrations of one date keep the order given`(engine: Engine) async throws {
        let database = try await engine.emptyDatabase()
        let parent = Migration("2026-01-01-parents", "CREATE TABLE parents (id TEXT PRIMARY KEY)")
        let child = Migration("2026-01-01-children", "CREATE TABLE children (id TEXT REFERENCES parents (id))")

        let applied = try await Migrator([parent, child]).run(on: database)

        #expect(applied == ["2026-01-01-parents", "2026-01-01-children"])
    }

    @Test(arguments: Engine.available)
    func `an edited migration is refused before anything else is applied`(engine: Engine) async throws {
        let database = try await engine.database([Self.first])
        let edited = Migration("2026-01-01-first", "CREATE TABLE firsts (id TEXT PRIMARY KEY, name TEXT)")

        await #expect(throws: MigrationError.edited(id: "2026-01-01-first")) {
            try await Migrator([edited, Self.second]).run(on: database)
        }

        #expect(try await Schema.describe(database).tables.map(\.name) == ["firsts", "schema_migrations"])
    }

    @Test(arguments: Engine.available)
    func `a database of a newer program is refused`(engine: Engine) async throws {
        let database = try await engine.database([Self.first, Self.second])

        await #expect(throws: MigrationError.newer(ids: ["2026-01-02-second"])) {
            try await Migrator([Self.first]).run(on: database)
        }
    }

    @Test(arguments: Engine.available)
    func `a migration that fails leaves nothing behind, those before it stay`(engine: Engine) async throws {
        let database = try await engine.emptyDatabase()
        let broken = Migration(
            "2026-01-02-broken", "CREATE TABLE halves (id TEXT PRIMARY KEY)",
            "INSERT INTO halves (id) VALUES ('left')", "INSERT INTO nowhere (id) VALUES ('right')")

        await #expect(throws: StorageError.self) { try await Migrator([Self.first, broken]).run(on: database) }

        #expect(try await Schema.describe(database).tables.map(\.name) == ["firsts", "schema_migrations"])
        #expect(try await Migrator([Self.first, Self.second]).run(on: database) == ["2026-01-02-second"])
    }

    @Test(arguments: Engine.available)
    func `two nodes that start at once apply each migration once`(engine: Engine) async throws {
        let database = try await engine.emptyDatabase()

        let applied = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 1...4 {
                group.addTask { try await Migrator([Self.first, Self.second]).run(on: database) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }

        #expect(applied.sorted() == ["2026-01-01-first", "2026-01-02-second"])
    }

    @Test(arguments: Engine.available)
    func `a migration can say to each engine what it understands`(engine: Engine) async throws {
        let migration = Migration(
            "2026-01-01-dual", sqlite: ["CREATE TABLE for_sqlite (id TEXT)"],
            postgres: ["CREATE TABLE for_postgres (id TEXT)"])

        let database = try await engine.database([migration])

        let tables = try await Schema.describe(database).tables.map(\.name)
        #expect(tables == ["for_\(engine.rawValue)", "schema_migrations"])
    }
}
