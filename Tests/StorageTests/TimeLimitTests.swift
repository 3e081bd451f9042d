import Fixtures
import Storage
import Testing

@Suite struct TimeLimitTests {
    @Test(arguments: Engine.available)
    func `a statement that never ends is stopped, and the next one runs`(engine: Engine) async throws {
        let database = try await engine.emptyDatabase()
        let endless: Query =
            switch database.engine {
            case .sqlite: "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) FROM n"
            case .postgres: "SELECT pg_sleep(60)"
            }

        let time = await ContinuousClock().measure {
            await #expect(throws: StorageError.busy) {
                try await database.read { tx in try tx.run(endless) }
            }
        }

        #expect(time > .seconds(4) && time < .seconds(55))
        #expect(try await database.read { tx in try tx.value("SELECT 1") } == 1)
    }
}
