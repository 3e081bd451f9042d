import Fixtures
import Storage
import Testing

@Suite struct SchemaTests {
    @Test(arguments: Engine.available)
    func `both engines describe the same tables in the same words`(engine: Engine) async throws {
        let database = try await engine.ledger()

        let tables = try await Schema.describe(database).tables

        #expect(tables.map(\.name) == ["accounts", "schema_migrations", "transfers"])
        #expect(
            tables.first?.facts == [
                "INDEX accounts_by_owner (an expression) UNIQUE", "PRIMARY KEY (id)", "balance BIGINT NOT NULL",
                "id TEXT NOT NULL", "owner TEXT",
            ])
        #expect(
            tables.last?.facts == [
                "FOREIGN KEY (credited) REFERENCES accounts (id) ON DELETE CASCADE",
                "FOREIGN KEY (debited) REFERENCES accounts (id) ON DELETE NO ACTION",
                "UNIQUE (number, debited)", "amount BIGINT NOT NULL DEFAULT", "credited TEXT NOT NULL",
                "debited TEXT NOT NULL", "number BIGINT NOT NULL",
            ])
    }

    @Test(arguments: Engine.available)
    func `keys of several columns, orders and conditions are told`(engine: Engine) async throws {
        let migration = Migration(
            "2026-01-01-visits",
            "CREATE TABLE visits (place TEXT, day BIGINT, note BYTEA, PRIMARY KEY (place, day))",
            """
            CREATE TABLE remarks (
                place TEXT, day BIGINT, seen BOOLEAN, weight DOUBLE PRECISION,
                FOREIGN KEY (place, day) REFERENCES visits (place, day)
            )
            """,
            "CREATE INDEX remarks_unseen ON remarks (day DESC, place) WHERE seen IS NULL")
        let database = try await engine.database([migration])

        let tables = try await Schema.describe(database).tables

        #expect(
            tables.first { $0.name == "remarks" }?.facts == [
                "FOREIGN KEY (place, day) REFERENCES visits (place, day) ON DELETE NO ACTION",
                "INDEX remarks_unseen (day DESC, place) PARTIAL", "day BIGINT", "place TEXT", "seen BOOLEAN",
                "weight DOUBLE PRECISION",
            ])
        #expect(
            tables.first { $0.name == "visits" }?.facts == [
                "PRIMARY KEY (place, day)", "day BIGINT NOT NULL", "note BYTEA", "place TEXT NOT NULL",
            ])
    }
}
