import Files
import Foundation
import Storage

/// The programs that read and write PDF, and what they are asked for.
struct PDFProgram: Sendable {
    static let names = ["qpdf", "pdfinfo", "pdftotext", "pdftoppm", "pdftocairo"]

    let store: FileStore
    let world: World

    /// The objects of a larger file are many: it is drawn anew instead.
    private static let mostObjectBytes = 16 << 20

    private static var limits: LimitedProgram.Limits {
        var limits = LimitedProgram.Limits()
        (limits.seconds, limits.wallSeconds, limits.memoryMegabytes) = (30, 60, 1_024)
        return limits
    }

    /// Writes the file anew, without what runs, what is hidden and who wrote it.
    func remake(_ path: String) async throws -> IncomingFile {
        let bench = try store.workbench(world)
        let (objects, update, made) = ("\(bench.folder)/objects", "\(bench.folder)/update", "\(bench.folder)/made.pdf")
        try await run(
            "qpdf",
            ["--warning-exit-0", "--no-warn", "--json-output", "--json-stream-data=none", "--decode-level=none", path]
                + [objects], bench)
        let size = (try FileManager.default.attributesOfItem(atPath: objects)[.size] as? Int) ?? .max
        if size <= Self.mostObjectBytes, let json = FileManager.default.contents(atPath: objects),
            let cleaning = try PDFCleaning(json)
        {
            try cleaning.update.write(to: URL(fileURLWithPath: update))
            try await run(
                "qpdf",
                [
                    "--warning-exit-0", "--no-warn", path, "--update-from-json=\(update)", "--decrypt",
                    "--object-streams=generate", "--deterministic-id", made,
                ], bench)
        } else {
            try await run("pdftocairo", ["-pdf", path, made], bench)
        }
        return try store.adopt(made, world)
    }

    /// Nil when there is no page.
    func pages(of path: String) async throws -> Int? {
        let bench = try store.workbench(world)
        let said = try await run("pdfinfo", [path], bench)
        let line = said.split(separator: "\n").first { $0.hasPrefix("Pages:") }
        let count = line.flatMap { Int($0.dropFirst(6).filter { $0 != " " }) } ?? 0
        return count > 0 ? count : nil
    }

    /// The words in it, up to a megabyte.
    func text(of path: String) async throws -> String {
        let bench = try store.workbench(world)
        let written = "\(bench.folder)/words.txt"
        try await run("pdftotext", ["-enc", "UTF-8", "-nopgbrk", "-l", "2000", path, written], bench)
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: written))
        return String(decoding: try file.read(upToCount: 1 << 20) ?? Data(), as: UTF8.self)
    }

    /// Its first page, as a picture in the bench.
    func firstPage(of path: String, in bench: Workbench) async throws -> String {
        try await run(
            "pdftoppm", ["-png", "-singlefile", "-f", "1", "-l", "1", "-scale-to", "1280", path, "page"], bench)
        return "\(bench.folder)/page.png"
    }

    @discardableResult
    private func run(_ name: String, _ arguments: [String], _ bench: Workbench) async throws -> String {
        try await LimitedProgram(name, Self.limits).run(arguments, in: bench.folder)
    }
}
