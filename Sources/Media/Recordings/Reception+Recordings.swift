import Files

extension Reception {
    /// In hours: what is longer would keep the node busy for days.
    private static let mostHours = (film: 4, sound: 12)

    func takeRecording(_ file: IncomingFile, _ kind: FileKind) async throws -> MediumFile {
        let program = RecordingProgram(store: store, world: world)
        guard let form = RecordingProgram.Form(kind) else { throw Refused(key: "media.file.unknown") }
        do {
            guard let said = try await program.look(at: file.path, as: form) else {
                throw Refused(key: "media.file.unreadableRecording")
            }
            try Self.requireBounds(said)
            try store.requireRoom(for: file.bytes)
            let type = try Self.type(keeping: said, form)
            let made = try await program.remake(file.path, as: form, into: type, bytes: file.bytes)
            guard let kept = RecordingProgram.Form(type),
                let sure = try await program.look(at: made.path, as: kept), let duration = sure.duration
            else { throw Refused(key: "media.file.unreadableRecording") }
            try Self.requireBounds(sure)
            let size = sure.picture.map { ImageSize(width: $0.width, height: $0.height) }
            return MediumFile(try store.keep(made), type: type, size, duration: duration)
        } catch is LimitedProgram.Ended {
            throw Refused(key: "media.file.unreadableRecording")
        }
    }

    private static func requireBounds(_ recording: Recording) throws {
        let most = recording.picture == nil ? mostHours.sound : mostHours.film
        guard recording.duration ?? 0 <= most * 3_600_000 else {
            let hours = (recording.duration ?? 0) / 3_600_000
            throw Refused(key: "media.file.tooLong", values: ["hours": "\(hours)", "most": "\(most)"])
        }
        if let picture = recording.picture {
            let isReadable = images.contains(picture.codec) && picture.width * picture.height <= mostFilmPixels
            guard isReadable else { throw Refused(key: "media.file.otherRecording") }
        } else if recording.sound == nil {
            throw Refused(key: "media.file.unreadableRecording")
        }
        if let sound = recording.sound, !isReadable(sound: sound) { throw Refused(key: "media.file.otherRecording") }
    }

    /// Of one image of a film: twice what 8K has.
    private static let mostFilmPixels = 70_000_000

    /// The forms that are read: each more is a program more that strangers' bytes reach.
    private static let images: Set<String> = [
        "h264", "hevc", "av1", "vp8", "vp9", "mpeg4", "mpeg2video", "mjpeg", "prores", "theora", "dnxhd",
    ]
    private static let sounds: Set<String> = ["aac", "mp3", "opus", "vorbis", "flac", "alac", "ac3", "eac3"]

    private static func isReadable(sound: String) -> Bool { sounds.contains(sound) || sound.hasPrefix("pcm_") }

    /// The frame in which images and sound are kept as they are: the one of browsers where it holds them.
    private static func type(keeping recording: Recording, _ form: RecordingProgram.Form) throws -> FileType {
        guard let picture = recording.picture else { return sound(recording.sound ?? "", form) }
        let sound = recording.sound
        if form == .mov {
            let fits =
                ["h264", "hevc", "av1", "mpeg4", "vp9"].contains(picture.codec)
                && sound.map { ["aac", "mp3", "ac3", "eac3", "alac", "opus"].contains($0) } ?? true
            return fits ? .mp4 : .matroska
        }
        let fits =
            ["vp8", "vp9", "av1"].contains(picture.codec)
            && sound.map { ["opus", "vorbis"].contains($0) } ?? true
        return fits ? .webm : .matroska
    }

    private static func sound(_ codec: String, _ form: RecordingProgram.Form) -> FileType {
        switch codec {
        case "mp3": .mp3
        case "aac", "alac", "ac3", "eac3": .m4a
        case "flac": .flac
        case "opus", "vorbis": .ogg
        default: .wav
        }
    }
}
