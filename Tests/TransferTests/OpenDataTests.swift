import Archive
import Commons
import Fixtures
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Node
import NodeFixtures
import Organizations
import Practices
import Storage
import Testing
import Web

@testable import Transfer

/// Everything public, as one archive.
@Suite struct OpenDataTests {
    @Test(arguments: Engine.available)
    func `open data hold what is public, and nobody`(_ engine: Engine) async throws {
        let node = try await TestNode.lively(engine)
        let folder = try Folder()
        let openData = try Self.openData(of: node, in: folder)

        try await openData.make()

        let edition = try #require(try openData.edition())
        #expect(edition.counts.map(\.rows) == [1, 1, 1, 1, 1, 1, 1, 1])
        let zip = try ZipReader([UInt8](try Data(contentsOf: folder.archive())))
        let names = Set(zip.entries.map(\.name))
        #expect(
            names.isSuperset(of: [
                "practices.csv", "practices.json", "practices.csv-metadata.json", "replications.geojson",
                "README.fr.md",
                "README.en.md", "datapackage.json", "memberships.csv", "memberships.geojson",
                "memberships.csv-metadata.json", "figures.csv", "figures.json", "figures.csv-metadata.json",
                "observations.csv", "observations.json", "observations.csv-metadata.json",
            ]))
        let texts = try zip.entries.map { String(decoding: try zip.bytes(of: $0), as: UTF8.self) }
        let all = texts.joined(separator: "\n").replacing("Adaptation", with: "")
        #expect(all.contains("Jardin partagé") && all.contains("44.5172"))
        #expect(!all.contains("Brouillon") && !all.contains("Abandon") && !all.contains("Ada"))
        for entry in zip.entries where entry.name.hasSuffix("json") {
            _ = try JSONSerialization.jsonObject(with: Data(try zip.bytes(of: entry)))
        }
    }

    @Test func `the same commons makes the same archive, and a page that knows it`() async throws {
        let folder = try Folder()
        let node = try TestNode(
            on: try await TestNode.lively(.sqlite).database, world: TestWorld(), settings: ["ESSAIM_DATA": folder.path])
        let openData = try Self.openData(of: node, in: folder)

        try await node.test { client in
            let ada = Visitor(client)
            #expect(try await ada.open("/open-data").says("pas encore prêtes"))
            #expect(try await ada.open("/open-data.zip").status == 404)
            try await openData.make()
            let first = try openData.edition()
            try await openData.make()
            #expect(try openData.edition() == first && folder.count(of: ".zip") == 1)

            // A page that was shown to somebody is shown again for some seconds, since only the file is new.
            node.world.advance(by: .seconds(11))
            let page = try await ada.open("/open-data")
            #expect(page.says("Télécharger") && page.says("Comment les citer"))
            let answer = try await client.executeRequest(uri: "/open-data.zip", method: .get, headers: [:], body: nil)
            #expect(answer.status == .ok && answer.body.readableBytes == first?.bytes)
            let tag = try #require(answer.headers[.eTag])
            let again = try await client.executeRequest(
                uri: "/open-data.zip", method: .get, headers: [.ifNoneMatch: tag], body: nil)
            #expect(again.status == .notModified)
        }
    }

    @Test func `it is promised for each night, and for now where there is none`() async throws {
        let folder = try Folder()
        let node = try await TestNode(.sqlite)
        let openData = try Self.openData(of: node, in: folder)

        try await openData.promiseNext()
        try await openData.promiseNext()

        let due: [Timestamp] = try await node.database.read { tx in
            try tx.values("SELECT due_at FROM jobs WHERE kind = 'open-data' ORDER BY due_at")
        }
        #expect(due.count == 2 && due[0] == node.world.now && due[1] > due[0])
    }

    @Test(arguments: Engine.available)
    func `its tables can be imported again, and change nothing`(_ engine: Engine) async throws {
        let bench = try await ListBench(engine)
        try await bench.apply(
            .organization, "key,title,kind,territory,description\nA,Graines,association,Mende,\"=1+1; a | b\"")
        let folder = try Folder()
        let openData = try Self.openData(of: bench.node, in: folder)
        try await openData.make()
        let zip = try ZipReader([UInt8](try Data(contentsOf: folder.archive())))
        let csv = try zip.bytes(of: try #require(zip.entry("organizations.csv")))

        let list = try await bench.apply(.organization, String(decoding: csv, as: UTF8.self))

        #expect(try await bench.counts(list).carriedOut(.same) == 1)
    }

    @Test(arguments: Engine.available)
    func `memberships, figures and observations can be imported again, by nobody too, and change nothing`(
        _ engine: Engine
    ) async throws {
        let bench = try ListBench(on: try await TestNode.lively(engine))
        let folder = try Folder()
        try await Self.openData(of: bench.node, in: folder).make()
        let zip = try ZipReader([UInt8](try Data(contentsOf: folder.archive())))

        for kind in ["membership", "figure", "observation"].map(Kind.init(rawValue:)) {
            for form in ["csv", "json"] {
                let bytes = try zip.bytes(of: try #require(zip.entry("\(kind.folder).\(form)")))
                let list = try await bench.apply(kind, String(decoding: bytes, as: UTF8.self))

                #expect(try await bench.counts(list).carriedOut(.same) == 1, "\(kind.folder).\(form)")
            }
        }
    }

    private static func openData(of node: TestNode, in folder: Folder) throws -> OpenData {
        OpenData(
            in: folder.path, sheets: Rooms.sheets(node.node.catalog, try Vocabulary()), catalog: node.node.catalog,
            database: node.database, world: node.world.world, site: { Site() })
    }

    /// A folder that goes with the test.
    final class Folder: Sendable {
        let path: String

        init() throws {
            path = FileManager.default.temporaryDirectory.appending(path: "open-data-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit {
            do { try FileManager.default.removeItem(atPath: path) } catch { Issue.record(error) }
        }

        func archive() throws -> URL {
            let names = try FileManager.default.contentsOfDirectory(atPath: path)
            let name = try #require(names.first { $0.hasSuffix(".zip") })
            return URL(fileURLWithPath: path).appending(path: name)
        }

        func count(of ending: String) throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: path).count { $0.hasSuffix(ending) }
        }
    }
}
