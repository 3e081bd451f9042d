import Commons
import Crypto
import Dispatch
import Files
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Typesetting
import Web

/// Where a whole dossier is taken away.
struct DossierFolderRoutes: Sendable {
    static let type = "application/zip"

    let database: Database
    let world: World
    let kinds: Kinds
    let store: FileStore
    private let turnstile = Turnstile(
        atOnce: 2, waiting: 4, AppError(.unavailable, "articles.dossier.error.busy", retryAfter: 60))

    init(database: Database, world: World, kinds: Kinds, store: FileStore) {
        (self.database, self.world, self.kinds, self.store) = (database, world, kinds, store)
    }

    var routes: [Route] {
        [
            .get("dossiers/:slug/dossier.zip", for: .anyone, download)
                .told("articles.dossier.api.folder", .file(Self.type))
        ]
    }

    private func download(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let (site, texts) = (context.visit.site, context.texts)
        let folder = try await database.read { tx in
            let thing = try Thing.require(.dossier, at: slug, for: context.viewer, in: tx)
            return try DossierFolder(thing, kinds, site, texts, in: tx)
        }
        let file = try await turnstile.pass { try await pack(folder) }
        return .file(file, type: Self.type, headers: .takenAway(as: "\(folder.dossier.slug).zip", context))
    }

    /// Writes it into a folder that goes at once: what was opened there is read until it is sent.
    private func pack(_ folder: DossierFolder) async throws -> ServedFile {
        let bench: Workbench
        do {
            bench = try store.workbench(world)
            try store.requireRoom(for: folder.mediaBytes + 64 << 20)
        } catch FileFault.diskFull {
            throw AppError(.unavailable, "articles.dossier.error.full", retryAfter: 600)
        }
        let path = "\(bench.folder)/dossier.zip"
        let tag = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<String, any Error>) in
            // Packing takes a while: the threads that answer must not.
            DispatchQueue.global(qos: .utility).async {
                continuation.resume(with: Result { try write(folder, to: path) })
            }
        }
        guard let file = ServedFile(at: path, tag: tag) else { throw AppError.missing }
        return file
    }

    /// Returns the digest of what was written.
    private func write(_ folder: DossierFolder, to path: String) throws -> String {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw FileFault.unusable(path: path, reason: "it cannot be made")
        }
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        var sum = SHA256()
        try folder.write(store) { bytes in
            sum.update(data: bytes)
            try file.write(contentsOf: bytes)
        }
        try file.close()
        return sum.finalize().prefix(16).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
