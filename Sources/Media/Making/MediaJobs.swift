package import Files
import Foundation
package import Storage

/// What is made of files once they are here: the sizes of images. It survives a stop, and begins where it was.
package struct MediaJobs: Sendable {
    static let making = "media-making"
    static let keeping = "media-keeping"

    struct Promise: Codable, Sendable {
        let file: FileDigest
    }

    private struct Night: Codable, Sendable {}

    private let store: FileStore
    private let database: Database
    private let world: World

    package init(store: FileStore, database: Database, world: World) {
        self.store = store
        self.database = database
        self.world = world
    }

    /// For a `JobRunner`.
    package var handlers: [String: JobRunner.Handler] { [Self.making: make, Self.keeping: keep] }

    /// Promises tonight's round, unless it is promised already.
    package func begin() async throws {
        let day = world.now().rawValue / 86_400_000 + 1
        let night = Timestamp(rawValue: day * 86_400_000).adding(hours: 3)
        try await database.write { tx in
            try Jobs.enqueue(Self.keeping, Night(), at: night, key: "\(day)", world: world, in: tx)
        }
    }

    /// Tomorrow's round is promised first, so that a round that fails does not end the rounds.
    @Sendable
    private func keep(_ job: Job) async throws {
        try await begin()
        let keeping = MediaKeeping(store: store, database: database, world: world)
        _ = try await keeping.clean()
        try await keeping.promiseMakings()
    }

    @Sendable
    private func make(_ job: Job) async throws {
        let digest = try job.payload(as: Promise.self).file
        guard let file = try await database.read({ tx in try MediumFile.find(digest, in: tx) }) else { return }
        do {
            try await make(file)
        } catch is LimitedProgram.Ended {
            // Trying again by itself would end in the same way: it is said on the page, where it can be asked for again.
            try await note(.failed, 0, digest)
        }
    }

    private func make(_ file: MediumFile) async throws {
        let program = ImageProgram(store: store, world: world)
        let path = store.path(of: file.digest)
        let made = try await database.read { tx in
            Set(try MediumVersion.all(of: [file.digest], in: tx)[file.digest, default: []].map(\.name))
        }
        var done = made.count
        for version in ImagePlan(width: file.width ?? 0).versions where !made.contains(version.name) {
            try Task.checkCancellation()
            try await note(.working, done, file.digest)
            try await keep(try await program.version(version, of: path), as: version, of: file)
            done += 1
        }
        let placeholder = try await program.placeholder(of: path)
        let now = world.now()
        try await database.write { tx in try Making.end(file.digest, placeholder: placeholder, at: now, in: tx) }
    }

    private func keep(_ made: IncomingFile, as version: ImagePlan.Version, of file: MediumFile) async throws {
        let size = file.height.flatMap { height in
            file.width.map { ImageSize(width: version.width, height: max(1, height * version.width / $0)) }
        }
        let kept = MediumVersion(
            name: version.name, file: MediumFile(try store.keep(made), type: version.type, size))
        let now = world.now()
        try await database.write { tx in try kept.remember(of: file.digest, at: now, in: tx) }
    }

    private func note(_ state: Making.State, _ done: Int, _ file: FileDigest) async throws {
        let now = world.now()
        try await database.write { tx in try Making.note(state, done: done, of: file, at: now, in: tx) }
    }
}
