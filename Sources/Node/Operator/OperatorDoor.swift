import Backups
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Search
import ServiceLifecycle
import Storage
import Synchronization
import Web

/// Where whoever may enter the data folder asks the node that serves: for a backup, for its health, for its figures. With
/// SQLite no other process may open the database meanwhile. HTTP, so that `curl --unix-socket` speaks it too.
final class OperatorDoor: Sendable {
    private let node: Node
    private let path: String
    private let isBackingUp = Atomic<Bool>(false)

    init(_ node: Node) throws {
        self.node = node
        path = Self.path(in: node.settings.dataFolder)
        guard !UnixSocket.answers(at: path) else {
            throw DataFolderUnusable(
                "Another essaim serves from \(node.settings.dataFolder). Stop it first, or use another data folder.")
        }
    }

    static func path(in folder: String) -> String { folder + "/essaim.socket" }

    /// Nil, and a line in the log, where the folder's path is too long for a socket.
    func service() -> (any Service)? {
        guard path.utf8.count <= UnixSocket.longestPath else {
            node.logger.warning(
                "the data folder's path is too long for a socket: essaim backup and doctor need the node stopped")
            return nil
        }
        return Application(
            router: router(),
            configuration: ApplicationConfiguration(address: .unixDomainSocket(path: path)), logger: node.logger)
    }

    func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: OperatorErrors())
        router.get("metrics") { [node] _, _ in
            Probe.text(await node.watch.metrics(of: node), type: Exposition.contentType)
        }
        router.get("doctor") { [node] _, _ in
            try Self.json(await Doctor(node.settings, node.world).findings(in: node.database))
        }
        router.post("search-index") { [node] _, _ in
            try Self.json(["documents": try await SearchIndex.restoreWords(on: node.database)])
        }
        router.get("backup") { _, _ in try await self.backup() }
        return router
    }

    /// Made in the data folder first: the snapshot must not wait for a slow reader. Its name goes before it is sent, so
    /// nothing is left behind.
    private func backup() async throws -> Response {
        guard isBackingUp.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged else {
            throw BackupUnderWay()
        }
        defer { isBackingUp.store(false, ordering: .relaxed) }
        let path = node.settings.dataFolder + "/backup-\(node.world.identifier())"
        defer { PlacedFile.discard(path) }
        let made = BackupPlan.backup(node.settings)
        let manifest = try await made.write(node.database, to: path, at: node.world.now())
        node.logger.info("backup made", metadata: ["rows": "\(manifest.rows)"])
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        let size = try file.seekToEnd()
        try file.seek(toOffset: 0)
        let body = ResponseBody(contentLength: Int(size)) { writer in
            while let bytes = try file.read(upToCount: 256 << 10), !bytes.isEmpty {
                try await writer.write(ByteBuffer(bytes: bytes))
            }
            try file.close()
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: "application/gzip"], body: body)
    }

    private static func json(_ value: some Encodable) throws -> Response {
        let text = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        return Probe.text(text, type: "application/json")
    }
}

private struct BackupUnderWay: Error, CustomStringConvertible {
    let description = "Another backup is being made. Wait for its end."
}

/// What went wrong, as the person at the terminal should read it.
private struct OperatorErrors: RouterMiddleware {
    func handle(
        _ request: Request, context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError {
            throw error
        } catch let error as BackupUnderWay {
            return Probe.text(error.description, status: .conflict)
        } catch {
            context.logger.error("an operator's request failed", metadata: ["error": "\(error)"])
            return Probe.text(Failure(error).sentence, status: .internalServerError)
        }
    }
}
