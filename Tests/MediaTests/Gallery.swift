import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import Logging
import NIOCore
import NodeFixtures
import Storage
import Testing

@testable import Files
@testable import Media
@testable import Node

/// A node with a folder of its own for files, and somebody who brings images.
struct Gallery {
    let node: TestNode
    let client: any TestClientProtocol
    let ada: Visitor

    static func open(
        _ engine: Engine, _ body: @escaping @Sendable (Gallery) async throws -> Void
    ) async throws {
        let folder = NSTemporaryDirectory() + "essaim-gallery-\(UUID().uuidString)"
        let node = try await TestNode(engine, settings: ["ESSAIM_MEDIA": folder, "ESSAIM_MEDIA_MEGABYTES": "8"])
        try await node.test { client in
            try await body(Gallery(node: node, client: client, ada: try await node.person("Ada", at: client)))
        }
        if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
    }

    static let words = [
        "title": "Une ruche", "alternative": "Une ruche ouverte, vue de près", "authors": "Ada Miel",
        "licence": "CC-BY-4.0",
    ]

    @discardableResult
    func bring(
        _ bytes: [UInt8], _ words: [String: String] = words, named name: String = "ruche.jpg", by person: Visitor? = nil
    ) async throws -> VisitedPage {
        let person = person ?? ada
        try await person.open("/media/new")
        return try await person.upload("/media", words, file: ("file", name, bytes))
    }

    /// With a token of Ada's.
    func bringAsProgram(
        _ bytes: [UInt8], right: String
    ) async throws -> (status: Int, headers: HTTPFields) {
        try await ada.open("/profile/tokens/new")
        let made = try await ada.submit(
            "/profile/tokens", ["token-name": "Export", "days": "30"], choosing: ["right": [right]])
        let start = try #require(made.body.range(of: "essaim_"))
        let token = made.body[start.lowerBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        let texts = Self.words.map { "--b\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }
        let head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n"
        let body = Array((texts.joined() + head).utf8) + bytes + Array("\r\n--b--\r\n".utf8)
        let answer = try await client.executeRequest(
            uri: "/media", method: .post,
            headers: [.authorization: "Bearer \(token)", .contentType: "multipart/form-data; boundary=b"],
            body: ByteBuffer(bytes: body))
        return (answer.status.code, answer.headers)
    }

    /// Carries out what was promised of files.
    func make() async throws {
        let runner = JobRunner(
            database: node.database, world: node.world.world, handlers: node.node.mediaJobs.handlers,
            logger: Logger(label: "test"))
        try await runner.runDue()
    }

    var store: FileStore { node.node.files }

    /// What was begun and not kept.
    var unfinished: [String] {
        get throws {
            guard FileManager.default.fileExists(atPath: store.incoming) else { return [] }
            return try FileManager.default.contentsOfDirectory(atPath: store.incoming)
        }
    }

    var keeping: MediaKeeping { MediaKeeping(store: store, database: node.database, world: node.world.world) }

    /// The addresses of the files that a page offers.
    func files(of path: String) async throws -> [String] {
        struct Model: Decodable {
            struct File: Decodable { let address: String }
            let files: [File]
        }
        let body = try await ada.openAsProgram(path).body
        return try JSONDecoder().decode(Model.self, from: Data(body.utf8)).files.map(\.address)
    }

    /// An answer with its bytes as they are.
    func get(
        _ path: String, _ headers: HTTPFields = [:]
    ) async throws -> (status: Int, headers: HTTPFields, bytes: [UInt8]) {
        let answer = try await client.executeRequest(uri: path, method: .get, headers: headers, body: nil)
        return (answer.status.code, answer.headers, Array(answer.body.readableBytesView))
    }
}
