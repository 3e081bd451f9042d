package import Books
import Crypto
package import Files
import Foundation
import HTTPTypes
package import Storage
package import Web

/// Makes PDF of books (PDF/UA-1: tagged, with bookmarks and its fonts), in a limited program; what was made is kept, by what
/// went into it.
package struct Typesetter: Sendable {
    package static let type = "application/pdf"

    /// A Python that knows Typst.
    private let program: String
    private let store: FileStore
    private let world: World
    private let turnstile: Turnstile
    private let limits: LimitedProgram.Limits

    /// - Parameters:
    ///   - program: the path of a Python interpreter that has the package `typst`.
    ///   - store: in whose folder it works, and keeps what it made.
    package init(program: String, files store: FileStore, world: World, limits: LimitedProgram.Limits = Self.usual) {
        self.program = URL(fileURLWithPath: program).path
        (self.store, self.world, self.limits) = (store, world, limits)
        turnstile = Turnstile(
            atOnce: 2, waiting: 6, AppError(.unavailable, "typesetting.error.busy", retryAfter: 20))
    }

    package static var usual: LimitedProgram.Limits {
        var limits = LimitedProgram.Limits()
        (limits.seconds, limits.wallSeconds, limits.memoryMegabytes, limits.fileMegabytes) = (40, 60, 1_536, 256)
        return limits
    }

    /// Pages offer no PDF where it is not.
    package var isThere: Bool { LimitedProgram.isThere(program) }

    /// The book as a file to hand out.
    ///
    /// - Parameter name: of the file, without its ending.
    /// - Throws: `AppError` where there is no typesetter, too many books wait, or this one cannot be set.
    package func reply(_ book: Book, named name: String, _ context: Context) async throws -> Reply {
        let (path, digest) = try await pdf(of: book)
        guard let file = ServedFile(at: path, tag: digest) else { throw Self.failed }
        return .file(
            file, type: Self.type,
            headers: .takenAway(as: "\(name).pdf", context))
    }

    /// Where the book is as PDF, and the digest of what went into it.
    package func pdf(of book: Book) async throws -> (path: String, digest: String) {
        guard isThere else { throw AppError(.unavailable, "typesetting.error.missing") }
        let printed = try PrintedBook(book)
        let digest = try Self.digest(of: printed)
        if let path = cache.path(of: digest) { return (path, digest) }
        return try await turnstile.pass {
            // Somebody else may have waited for the same book.
            if let path = cache.path(of: digest) { return (path, digest) }
            return (try cache.keep(try await set(printed), as: digest), digest)
        }
    }

    /// Lets go of what nobody asked for in a month.
    package func tidy(at now: Timestamp) { cache.removeUnused(since: now.adding(hours: -30 * 24)) }

    private var cache: PrintedFiles { PrintedFiles(folder: "\(store.folder)/printed") }

    /// Lays it out in a folder of its own.
    private func set(_ book: PrintedBook) async throws -> Workbench {
        let bench = try store.workbench(world)
        let files = FileManager.default
        try files.createDirectory(atPath: "\(bench.folder)/pictures", withIntermediateDirectories: false)
        try Data(book.json).write(to: URL(fileURLWithPath: "\(bench.folder)/book.json"))
        for picture in book.pictures {
            try Data(picture.bytes).write(to: URL(fileURLWithPath: "\(bench.folder)/\(picture.path)"))
        }
        for name in Self.sources { try Self.source(name).write(to: URL(fileURLWithPath: "\(bench.folder)/\(name)")) }
        do {
            try await LimitedProgram(program, limits).run(["-I", "typeset.py"], in: bench.folder)
        } catch is LimitedProgram.Ended {
            throw Self.failed
        }
        return bench
    }

    private static let failed = AppError(.unavailable, "typesetting.error.failed")
    private static let sources = ["typeset.py", "book.typ"]

    private static func source(_ name: String) throws -> Data {
        try Data(contentsOf: Bundle.module.bundleURL.appendingPathComponent("Typst/\(name)"))
    }

    /// Of everything that what comes out depends on.
    private static func digest(of book: PrintedBook) throws -> String {
        var sum = SHA256()
        for name in sources { sum.update(data: try source(name)) }
        sum.update(data: book.json)
        for picture in book.pictures { sum.update(data: SHA256.hash(data: picture.bytes).map { $0 }) }
        return sum.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
