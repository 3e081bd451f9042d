import Storage
import Testing

@testable import Node

@Suite struct CheckTests {
    @Test func `a node that was set up has no problem but the files that its tests lack`() async throws {
        let folder = try TemporaryFolder()
        let settings = try settings(in: folder)
        let database = try await Node.openDatabase(settings)
        _ = try await Schema(of: database).update()
        try await database.close()

        let problems = await Check(settings).lines().filter { !$0.isFine }

        #expect(problems.map(\.name) == ["fonts and map"])
    }

    @Test func `tables of another version and a mail program that is not there are problems`() async throws {
        let folder = try TemporaryFolder()
        let settings = try settings(in: folder, ["ESSAIM_SENDMAIL": "/nowhere/sendmail"])

        let lines = await Check(settings).lines()

        #expect(lines.first { $0.name == "schema" }?.sentence.contains("essaim migrate") == true)
        #expect(lines.first { $0.name == "mail" }?.isFine == false)
    }

    @Test func `a database that another process holds is a problem, with a sentence`() async throws {
        let folder = try TemporaryFolder()
        let settings = try settings(in: folder)
        let database = try await Node.openDatabase(settings)

        let lines = await Check(settings).lines()

        #expect(lines.first { $0.name == "database" }?.sentence.contains("another essaim runs on this data") == true)
        try await database.close()
    }

    private func settings(in folder: TemporaryFolder, _ more: [String: String] = [:]) throws -> Settings {
        let own = ["ESSAIM_DATA": folder.path, "ESSAIM_THIRD_PARTY": folder.path + "/none"]
        return try Settings(SettingsSources(environment: own.merging(more) { $1 }))
    }
}
