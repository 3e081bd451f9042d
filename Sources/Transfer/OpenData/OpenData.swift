package import Commons
import Crypto
import Foundation
package import Storage
package import Web

/// The archive of everything public, in the data folder: made anew each night, or when an administrator asks.
package struct OpenData: Sendable {
    package static let kind = "open-data"

    struct Promise: Codable, Sendable {}

    private let folder: String
    private let sheets: [AnySheet]
    private let catalog: TextCatalog
    private let database: Database
    private let world: World
    private let site: @Sendable () async throws -> Site

    /// - Parameter folder: of the node's data.
    package init(
        in folder: String, sheets: [AnySheet], catalog: TextCatalog, database: Database, world: World,
        site: @escaping @Sendable () async throws -> Site
    ) {
        self.folder = folder
        self.sheets = sheets
        self.catalog = catalog
        self.database = database
        self.world = world
        self.site = site
    }

    /// For a `JobRunner`. Once it is made, the next night's is promised.
    package var handlers: [String: JobRunner.Handler] {
        [
            Self.kind: { _ in
                try await make()
                try await promiseNext()
            }
        ]
    }

    /// Makes sure that there will be one: tonight, and now where there is none yet.
    package func promiseNext() async throws {
        let now = world.now()
        let isMissing = try edition() == nil
        let night = Timestamp(rawValue: (now.rawValue / Self.day + 1) * Self.day).adding(hours: 2)
        try await database.write { tx in
            try Jobs.enqueue(
                Self.kind, Promise(), at: night, key: "night \(CivilDate(night).rawValue)", world: world, in: tx)
            guard isMissing else { return }
            try Jobs.enqueue(Self.kind, Promise(), key: "first \(CivilDate(now).rawValue)", world: world, in: tx)
        }
    }

    func promiseNow(in tx: Transaction) throws {
        // Pressed many times within a minute, it is made once.
        let minute = world.now().rawValue / 60_000
        try Jobs.enqueue(Self.kind, Promise(), key: "asked \(minute)", world: world, in: tx)
    }

    /// The one that is there.
    func edition() throws -> OpenDataEdition? {
        guard let bytes = FileManager.default.contents(atPath: description) else { return nil }
        return try JSONDecoder().decode(OpenDataEdition.self, from: bytes)
    }

    func file() throws -> ServedFile? {
        try edition().flatMap { ServedFile(at: archive(of: $0), tag: $0.sha256) }
    }

    /// Writes the archive beside the present one, then says that it is the present one.
    package func make() async throws {
        let site = try await site()
        let at = world.now()
        let content = OpenDataArchive(
            tables: sheets.map { OpenDataTable($0, at: site.address) }, catalog: catalog, address: site.address,
            node: site.name, at: at)
        let draft = try FileInTheMaking(at: folder + "/open-data.zip")
        let edition = try await database.read { tx in
            // This may run more than once: each time it begins the file anew.
            try draft.begin()
            var digest = SHA256()
            var bytes = 0
            let counts = try content.write(in: tx) { piece in
                digest.update(data: piece)
                bytes += piece.count
                try draft.append(piece)
            }
            return OpenDataEdition(
                madeAt: at, bytes: bytes, sha256: Array(digest.finalize()).hex, counts: counts)
        }
        let before = try self.edition()
        try draft.finish(as: archive(of: edition))
        let note = try FileInTheMaking(at: description)
        try note.append(Array(try HeldLine.encode(edition).utf8))
        try note.finish()
        guard let before, archive(of: before) != archive(of: edition) else { return }
        // Whoever is reading it goes on reading it.
        unlink(archive(of: before))
    }

    private var description: String { folder + "/open-data.json" }
    /// A name of its own, so that the description never speaks of another file's bytes.
    private func archive(of edition: OpenDataEdition) -> String {
        "\(folder)/open-data-\(edition.sha256.prefix(16)).zip"
    }
    private static let day = 86_400_000
}
