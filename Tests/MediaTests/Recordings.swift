import Files
import Foundation

/// Sounds and films made for tests: a tone, and a moving picture.
enum Recordings {
    /// - Parameters:
    ///   - ending: of the form in which it is wanted.
    ///   - word: the title that its file says.
    static func sound(
        _ ending: String, seconds: Int = 3, saying word: String = "x", codec: [String] = []
    ) async throws -> [UInt8] {
        try await made(
            ["-f", "lavfi", "-i", "sine=frequency=330:duration=\(seconds)", "-metadata", "title=\(word)"] + codec,
            ending)
    }

    static func film(
        _ ending: String, seconds: Int = 3, size: String = "640x480", saying word: String = "x", codec: [String] = []
    ) async throws -> [UInt8] {
        try await made(
            [
                "-f", "lavfi", "-i", "testsrc=duration=\(seconds):size=\(size):rate=12", "-f", "lavfi", "-i",
                "sine=frequency=330:duration=\(seconds)", "-pix_fmt", "yuv420p", "-metadata", "title=\(word)",
                "-metadata", "location=+44.5180+003.5010/",
            ] + codec, ending)
    }

    private static func made(_ arguments: [String], _ ending: String) async throws -> [UInt8] {
        var limits = LimitedProgram.Limits()
        (limits.seconds, limits.wallSeconds, limits.memoryMegabytes) = (100, 100, 2_048)
        return try await inFolder { [limits] folder in
            try await LimitedProgram("ffmpeg", limits).run(
                ["-nostdin", "-v", "error"] + arguments + ["made.\(ending)"], in: folder)
            return "made.\(ending)"
        }
    }

    /// The bytes of the file that is made in a folder of its own.
    static func inFolder(_ make: (String) async throws -> String) async throws -> [UInt8] {
        let folder = NSTemporaryDirectory() + "essaim-recordings-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(try await make(folder))")))
        try FileManager.default.removeItem(atPath: folder)
        return bytes
    }
}
