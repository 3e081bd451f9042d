import Files
import Foundation
import Storage

/// The program that reads and writes images, and what it is asked for.
struct ImageProgram: Sendable {
    static let name = "vips"

    /// Of a side: more than any that is taken.
    private static let largest = 100_000

    let store: FileStore
    let world: World

    /// Makes an image anew from its points, turned upright, in the colours of screens: nothing that was hidden in the
    /// file is in the new one.
    func remake(_ path: String, as type: FileType) async throws -> IncomingFile {
        let quality = type == .png ? "" : "Q=92,"
        return try await write("[\(quality)strip]", of: path, width: nil, as: type)
    }

    func version(_ version: ImagePlan.Version, of path: String) async throws -> IncomingFile {
        let options = version.type == .avif ? "[Q=50,effort=2,strip]" : "[Q=80,strip]"
        return try await write(options, of: path, width: version.width, as: version.type)
    }

    /// As a data address of some hundred bytes.
    func placeholder(of path: String) async throws -> String {
        let file = try await write("[Q=30,strip]", of: path, width: 24, as: .webp)
        return "data:image/webp;base64," + Data(file.beginning).base64EncodedString()
    }

    private func write(
        _ options: String, of path: String, width: Int?, as type: FileType
    ) async throws -> IncomingFile {
        let bench = try store.workbench(world)
        let made = "\(bench.folder)/made.\(type.ending)"
        let size = width.map { ["\($0)"] } ?? ["\(Self.largest)", "--height", "\(Self.largest)"]
        try await LimitedProgram(Self.name).run(
            ["thumbnail", path, made + options] + size
                + ["--size", "down", "--export-profile", "srgb", "--fail-on", "truncated"],
            in: bench.folder)
        return try store.adopt(made, world)
    }
}
