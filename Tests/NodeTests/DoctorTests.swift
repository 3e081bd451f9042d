import Fixtures
import Foundation
import NodeFixtures
import Search
import Storage
import Testing

@testable import Node

@Suite struct DoctorTests {
    @Test(arguments: Engine.available)
    func `a new node is well, but for what its tests lack`(_ engine: Engine) async throws {
        let folder = try TemporaryFolder()
        chmod(folder.path, 0o700)
        let node = try await TestNode(engine, settings: ["ESSAIM_DATA": folder.path, "ESSAIM_THIRD_PARTY": "/none"])

        let findings = await Doctor(node.node.settings, node.world.world).findings(in: node.database)

        let strange = findings.filter { $0.state != .ok }
        #expect(strange.map(\.name) == ["fonts and map"], "\(strange)")
        #expect(
            Set(findings.map(\.name)).isSuperset(of: [
                "settings", "data folder", "disk", "mail", "rights", "schema", "integrity", "references", "clock",
                "jobs", "letters", "search", "search engine",
            ]))
    }

    @Test(arguments: Engine.available)
    func `words that do not follow from the documents are found, and mended`(_ engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.database.write { tx in
            for number in 1...3 {
                try SearchIndex.put(
                    SearchDocument(
                        id: "\(number)", kind: "poem", language: "fr", title: "Le café \(number)", summary: "",
                        text: "", path: "/"), in: tx)
            }
        }
        try await node.database.write { tx in
            try tx.run("DELETE FROM search_documents WHERE id = '1'")
            let number: Int? = try tx.value("SELECT number FROM search_documents WHERE id = '2'")
            switch tx.engine {
            case .sqlite: try tx.run("DELETE FROM search_words WHERE rowid = \(number)")
            case .postgres: try tx.run("DELETE FROM search_words WHERE number = \(number)")
            }
        }

        let sick = try await Self.finding("search", of: node)
        try await SearchIndex.restoreWords(on: node.database)
        let well = try await Self.finding("search", of: node)

        #expect(sick.state == .problem)
        #expect(sick.sentence.hasPrefix("1 documents have no words, 1 words no document,"))
        #expect(sick.sentence.contains("essaim doctor --repair"))
        #expect(well.state == .ok)
        let found = try await node.database.read { tx in
            try SearchIndex.search(SearchRequest("cafe"), in: tx).hits.map(\.id).sorted()
        }
        #expect(found == ["2", "3"])
    }

    @Test func `an index that contradicts its words is found, and mended`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.database.write { tx in
            try SearchIndex.put(
                SearchDocument(
                    id: "1", kind: "poem", language: "fr", title: "Le café", summary: "", text: "", path: "/"), in: tx)
        }
        try await node.database.write { tx in _ = try tx.run("DELETE FROM search_words_data WHERE id > 10") }

        let sick = try await Self.finding("search engine", of: node)
        try await SearchIndex.restoreWords(on: node.database)
        let well = try await Self.finding("search engine", of: node)

        #expect(sick.state == .problem && sick.sentence.contains("essaim doctor --repair"))
        #expect(well.state == .ok)
    }

    @Test(arguments: Engine.available)
    func `jobs that were given up or wait for hours, and letters that do not leave, are said`(
        _ engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        let world = node.world
        try await node.database.write { tx in
            try Jobs.enqueue("mail", ["x": "y"], world: world.world, in: tx)
            try Jobs.enqueue("mail", ["x": "z"], world: world.world, in: tx)
            try tx.run("UPDATE jobs SET state = 'failed' WHERE payload LIKE '%z%'")
            try tx.run(
                """
                INSERT INTO letters (id, recipient, subject, text, language, posted_at)
                VALUES ('1', 'ada@example.org', '', '', 'fr', \(world.now))
                """)
        }
        world.advance(by: .seconds(7_200))

        let findings = await Doctor(node.node.settings, world.world).findings(in: node.database)

        let jobs = findings.filter { $0.name == "jobs" }
        #expect(jobs.map(\.state) == [.care, .care])
        #expect(jobs.first?.sentence.hasPrefix("1 were given up.") == true)
        #expect(jobs.last?.sentence.hasPrefix("One has been due for 120 minutes.") == true)
        #expect(findings.first { $0.name == "letters" }?.sentence.contains("Set ESSAIM_SENDMAIL") == true)
        #expect(!findings.contains { $0.sentence.contains("@") })
    }

    @Test func `settings that endanger people are named, with what to write instead`() throws {
        let careless = try settings([
            "ESSAIM_ADDRESS": "http://commons.example.org", "ESSAIM_OUTBOX_PAGE": "yes", "ESSAIM_HOST": "0.0.0.0",
            "ESSAIM_LOG_LEVEL": "debug",
        ])
        let careful = try settings([
            "ESSAIM_ADDRESS": "https://commons.example.org", "ESSAIM_SENDMAIL": "/usr/sbin/sendmail -t",
        ])

        let dangers = DangerousSettings(careless).findings()

        #expect(dangers.map(\.state) == [.problem, .problem, .care, .care, .care])
        for word in ["ESSAIM_OUTBOX_PAGE=no", "https://", "127.0.0.1", "ESSAIM_SENDMAIL", "ESSAIM_LOG_LEVEL=debug"] {
            #expect(dangers.contains { $0.sentence.contains(word) }, "\(word)")
        }
        #expect(DangerousSettings(careful).findings().map(\.state) == [.ok])
        #expect(DangerousSettings(try settings([:])).findings().map(\.state) == [.ok])
    }

    @Test func `a folder that others can read is a problem`() throws {
        let folder = try TemporaryFolder()
        chmod(folder.path, 0o755)
        let open = FolderRights(try settings(["ESSAIM_DATA": folder.path])).findings()
        chmod(folder.path, 0o700)
        let closed = FolderRights(try settings(["ESSAIM_DATA": folder.path])).findings()

        #expect(open.map(\.state) == [.problem])
        #expect(open.first?.sentence.contains("chmod go= \(folder.path)") == true)
        #expect(closed.map(\.state) == [.ok])
    }

    @Test func `a clock behind what was written is a problem`() async throws {
        let node = try await TestNode(.sqlite)
        try await node.database.write { tx in
            _ = try tx.run(
                """
                INSERT INTO audit_entries (subject, act, person_id, at, detail)
                VALUES ('x', 'y', NULL, \(node.world.now.adding(hours: 1)), '')
                """)
        }

        let behind = try await Self.finding("clock", of: node)
        node.world.advance(by: .seconds(3_600))
        let right = try await Self.finding("clock", of: node)
        node.world.now = Timestamp(rawValue: 0)
        try await node.database.write { tx in _ = try tx.run("DELETE FROM audit_entries") }
        let unset = try await Self.finding("clock", of: node)

        #expect([behind.state, right.state, unset.state] == [.problem, .ok, .problem])
        #expect(behind.sentence.hasPrefix("It is 60 minutes behind"))
    }

    @Test func `rows that refer to what is not there are a problem`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/essaim.sqlite"
        let first = try Database.sqlite(path: path)
        _ = try await Schema(of: first).update()
        try await first.close()
        try Self.sqlite(
            path,
            "INSERT INTO sessions VALUES ('1', 'nobody', 'x', '', 0, 0); INSERT INTO sessions VALUES "
                + "('2', 'nobody', 'y', '', 0, 0)")

        let findings = await Doctor(try settings(["ESSAIM_DATA": folder.path])).findings()

        let references = findings.first { $0.name == "references" }
        #expect(references?.state == .problem)
        #expect(references?.sentence.contains("2 in sessions") == true)
    }

    private static func finding(_ name: String, of node: TestNode) async throws -> Finding {
        let findings = await Doctor(node.node.settings, node.world.world).findings(in: node.database)
        return try #require(findings.first { $0.name == name })
    }

    private func settings(_ environment: [String: String]) throws -> Settings {
        try Settings(SettingsSources(environment: environment))
    }

    /// What another program would write.
    private static func sqlite(_ path: String, _ statement: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            "-c", "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); d.executescript(sys.argv[2])", path,
            statement,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
