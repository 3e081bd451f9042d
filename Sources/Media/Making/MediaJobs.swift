package import Files
import Foundation
package import Storage

/// What is made of files once they are here: sizes of images, posters, films that every screen plays. It survives a stop,
/// begins where it was, and ends when whoever looks after the medium says so.
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

    /// For a `JobRunner` of their own: a film takes long, and letters do not wait for it.
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
        let found = try await database.read { tx in
            try Making.isWanted(digest, in: tx) ? try MediumFile.find(digest, in: tx) : nil
        }
        guard let file = found else { return }
        do {
            try await makeUnlessStopped(file)
        } catch is LimitedProgram.Ended {
            // Trying again by itself would end in the same way: it is said on the page, where it can be asked for again.
            try await fail(digest, nil)
        } catch is LimitedProgram.Missing {
            try await fail(digest, .noProgram)
        } catch is Stopped {
            return
        }
    }

    /// Somebody looks after it, and wants it no more.
    private struct Stopped: Error {}

    private static let look: Duration = .seconds(1)

    private func makeUnlessStopped(_ file: MediumFile) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await makeAll(of: file) }
            group.addTask { try await watch(file.digest) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Never returns: throws when the file is wanted no more.
    private func watch(_ digest: FileDigest) async throws {
        while true {
            try await Task.sleep(for: Self.look)
            guard try await database.read({ tx in try Making.isWanted(digest, in: tx) }) else { throw Stopped() }
        }
    }

    private func makeAll(of file: MediumFile) async throws {
        let versions = try await database.read { tx in
            try MediumVersion.all(of: [file.digest], in: tx)[file.digest, default: []]
        }
        let work = MakingWork(
            file: file, versions: Dictionary(versions.map { ($0.name, $0.file) }) { first, _ in first }, store: store,
            database: database, world: world)
        // When the disk is full the promise is kept later: that is no fault of the file.
        try store.requireRoom(for: file.bytes)
        let made = try await Makers.maker(of: file).make(work)
        let now = world.now()
        try await database.write { tx in try Making.end(file.digest, with: made, at: now, in: tx) }
    }

    private func fail(_ file: FileDigest, _ obstacle: Making.Obstacle?) async throws {
        let now = world.now()
        _ = try await database.write { tx in try Making.fail(file, because: obstacle, at: now, in: tx) }
    }
}
