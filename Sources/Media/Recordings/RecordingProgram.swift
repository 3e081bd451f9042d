import Files
import Foundation
import Storage

/// The programs that read and write sounds and films, and what they are asked for. They read one file, in the form that its
/// first bytes say, and nothing that it names.
struct RecordingProgram: Sendable {
    static let names = ["ffmpeg", "ffprobe"]

    let store: FileStore
    let world: World

    /// In which form they are to read a file.
    enum Form: String, Sendable {
        case mov, matroska, ogg, mp3, flac, wav

        init?(_ kind: FileKind) {
            switch kind {
            case .mp4: self = .mov
            case .webm: self = .matroska
            case .ogg, .mp3, .flac, .wav: self.init(rawValue: kind.rawValue)
            default: return nil
            }
        }

        init?(_ type: FileType) {
            switch type {
            case .mp4, .m4a: self = .mov
            case .webm, .matroska: self = .matroska
            case .ogg, .mp3, .flac, .wav: self.init(rawValue: type.rawValue)
            default: return nil
            }
        }
    }

    func look(at path: String, as form: Form) async throws -> Recording? {
        let bench = try store.workbench(world)
        let asked =
            "format=duration:stream=codec_type,codec_name,width,height:stream_disposition=attached_pic"
            + ":stream_side_data=rotation"
        let said = try await LimitedProgram("ffprobe", Self.limits(seconds: 30)).run(
            ["-v", "error", "-of", "json", "-show_entries", asked] + Self.input(path, form), in: bench.folder)
        return try Recording(Data(said.utf8))
    }

    /// The same sounds and images in a file of ours: what its maker, its device and its places wrote beside them is gone.
    ///
    /// - Parameter bytes: of the file, which say how long it may take.
    func remake(_ path: String, as form: Form, into type: FileType, bytes: Int) async throws -> IncomingFile {
        let bench = try store.workbench(world)
        let made = "\(bench.folder)/made.\(type.ending)"
        var limits = Self.limits(seconds: 60 + bytes / 10_000_000)
        limits.fileMegabytes = (bytes >> 20) * 5 / 4 + 64
        let streams = type.kind == .film ? ["-map", "0:V:0", "-map", "0:a:0?"] : ["-map", "0:a:0", "-vn"]
        try await LimitedProgram("ffmpeg", limits).run(
            Self.quietly + Self.input(path, form) + streams + Self.bare + ["-c", "copy"] + Self.writing(type) + [made],
            in: bench.folder)
        return try store.adopt(made, world)
    }

    /// Carries out one making.
    ///
    /// - Parameters:
    ///   - seconds: of the processor, and by the clock.
    ///   - arguments: after the input.
    func make(
        _ path: String, as form: Form, _ arguments: [String], before: [String] = [], in bench: Workbench, seconds: Int
    ) async throws {
        var limits = Self.limits(seconds: seconds)
        limits.fileMegabytes = 16 << 10
        try await LimitedProgram("ffmpeg", limits).run(
            Self.quietly + before + Self.input(path, form) + arguments, in: bench.folder)
    }

    /// Nothing beside the sounds and the images goes into what is made.
    static let bare = [
        "-map_metadata", "-1", "-map_metadata:s", "-1", "-map_chapters", "-1", "-dn", "-sn", "-fflags", "+bitexact",
        "-flags:v", "+bitexact", "-flags:a", "+bitexact",
    ]

    /// Browsers begin to play a film whose index stands first while the rest still comes.
    static func writing(_ type: FileType) -> [String] {
        switch type {
        case .mp4: ["-movflags", "+faststart", "-f", "mp4"]
        case .m4a: ["-movflags", "+faststart", "-f", "ipod"]
        case .mp3: ["-id3v2_version", "0", "-f", "mp3"]
        default: ["-f", type.rawValue]
        }
    }

    private static let quietly = ["-nostdin", "-v", "error", "-y"]

    /// No other file, and no address, is opened on the word of one.
    private static func input(_ path: String, _ form: Form) -> [String] {
        ["-protocol_whitelist", "file", "-f", form.rawValue, "-i", path]
    }

    private static func limits(seconds: Int) -> LimitedProgram.Limits {
        var limits = LimitedProgram.Limits()
        (limits.seconds, limits.wallSeconds, limits.memoryMegabytes) = (seconds, seconds, 2_048)
        return limits
    }
}
