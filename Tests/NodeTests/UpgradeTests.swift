import Commons
import Fixtures
import Foundation
import NodeFixtures
import Search
import Storage
import Tabular
import Testing

@testable import Node

/// The data of every earlier release opens in this one. The files were made by those releases (`script/earlier-data`) and
/// are never made anew.
@Suite struct UpgradeTests {
    private static let releases = ["0.1.0"]

    @Test(arguments: releases)
    func `what an earlier release kept is brought forward, and everything of it is there`(
        _ release: String
    ) async throws {
        let folder = try TemporaryFolder()
        let database = try await Self.database(of: release, in: folder)
        let before = try await Self.counts(database)

        let applied = try await Schema(of: database).update()

        #expect(try await Schema(of: database).missing().isEmpty)
        #expect(try await Schema(of: database).update().isEmpty, "after \(applied)")
        let after = try await Self.counts(database)
        for (table, count) in before { #expect(after[table] == count, "\(table)") }
        #expect(before.values.filter { $0 > 0 }.count >= 20)
        try await database.close()
    }

    @Test(arguments: releases)
    func `people find on their old pages what they wrote`(_ release: String) async throws {
        let folder = try TemporaryFolder()
        let database = try await Self.database(of: release, in: folder)
        _ = try await Schema(of: database).update()
        let node = try TestNode(on: database, world: TestWorld(), settings: ["ESSAIM_DATA": folder.path])

        let pages = try await node.test { client in
            let visitor = Visitor(client)
            return [
                try await visitor.open("/practices/siel-bleu"),
                try await visitor.open("/organizations/les-amis-du-cafe"),
                try await visitor.open("/search?q=siel"),
            ]
        }
        #expect(pages.map(\.status) == [200, 200, 200])
        for (page, words) in zip(pages, ["Siel Bleu", "Les Amis du café", "Siel Bleu"]) {
            #expect(page.says(words), "\(page.path)")
        }
        let findings = await Doctor(node.node.settings, .live()).findings(in: database)
        let kept = ["integrity", "references", "search", "search engine", "schema"]
        #expect(findings.filter { kept.contains($0.name) }.map(\.state) == kept.map { _ in .ok }, "\(findings)")
        try await database.close()
    }

    @Test(arguments: releases)
    func `what was learned before the upgrade is among the lessons without being saved again`(
        _ release: String
    ) async throws {
        let folder = try TemporaryFolder()
        let database = try await Self.database(of: release, in: folder)
        _ = try await Schema(of: database).update()
        let node = try TestNode(on: database, world: TestWorld(), settings: ["ESSAIM_DATA": folder.path])

        let (before, after) = try await node.test { client in
            let before = try await Visitor(client).open("/lessons")
            try await node.node.searchRenewal.begin()
            try await node.node.searchRenewal.begin()
            try await node.keepPromises()
            return (before, try await Visitor(client).open("/lessons"))
        }
        let left: Int? = try await database.read { tx in
            try tx.value("SELECT COUNT(*) FROM search_sources WHERE kind = 'replication' AND version = 2")
        }

        #expect(before.says("Aucune leçon ne répond"))
        #expect(!after.says("Aucune leçon ne répond") && after.links.contains { $0.contains("/states/") })
        #expect(left == 1)
        try await database.close()
    }

    private static func database(of release: String, in folder: TemporaryFolder) async throws -> Database {
        let packed = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Earlier/\(release).sqlite.gz").path
        let path = folder.path + "/essaim.sqlite"
        try Data(try Gunzip.read(packed, limit: 64 << 20)).write(to: URL(fileURLWithPath: path))
        return try Database.sqlite(path: path)
    }

    /// How many rows each table has.
    private static func counts(_ database: Database) async throws -> [String: Int] {
        try await database.read { tx in
            var counts: [String: Int] = [:]
            for table in try TableShape.all(in: tx, leavingOut: ["search_briefs"]) {
                var count = 0
                try tx.eachRow(of: table) { _ in count += 1 }
                counts[table.name] = count
            }
            return counts
        }
    }
}
