import Fixtures
import Storage
import Testing

@testable import Node

@Suite struct SchemaTests {
    @Test(arguments: Engine.available)
    func `a node does not serve on tables of another version`(_ engine: Engine) async throws {
        let database = try await engine.emptyDatabase()
        let schema = Schema(of: database)

        await #expect(throws: SchemaOutdated.self) { try await schema.requireCurrent() }

        _ = try await schema.update()
        try await schema.requireCurrent()
        #expect(try await schema.missing().isEmpty)
        #expect(try await schema.update().isEmpty)
    }

    @Test func `an outdated schema says what to do`() {
        #expect(SchemaOutdated(missing: 1).description.hasPrefix("The database lacks 1 step of this version."))
        #expect(SchemaOutdated(missing: 2).description.hasSuffix("run: essaim migrate"))
    }
}
