import Files
import Foundation

/// A film as every screen plays it: a poster, MP4 in one or two sizes, and the same in parts that players ask for as the line allows
/// (HLS, RFC 8216).
struct FilmMaker: Maker {
    private let file: MediumFile

    init(_ file: MediumFile) { self.file = file }

    /// Hundredths of the whole.
    let steps = 100

    func make(_ work: MakingWork) async throws -> Made {
        guard let form = file.form.flatMap(RecordingProgram.Form.init) else { return Made() }
        let program = RecordingProgram(store: work.store, world: work.world)
        try await work.note(0)
        let placeholder = try await poster(work, program, form)
        var done = 3
        let sizes = FilmSize.all(of: file)
        let share = 90 / sizes.reduce(0) { $0 + $1.weight }
        for size in sizes {
            let part = done..<(done + share * size.weight)
            let film = try await encode(size, work, program, form, part)
            try await work.note(part.upperBound)
            if work.versions[size.playlist] == nil { try await cut(film, size, work, program) }
            done = part.upperBound
        }
        try await FilmPlaylist(sizes).keep(work)
        return Made(placeholder: placeholder)
    }

    /// Not the first moment, which is often dark.
    private func poster(
        _ work: MakingWork, _ program: RecordingProgram, _ form: RecordingProgram.Form
    ) async throws -> String {
        let bench = try work.store.workbench(work.world)
        let moment = Double(min((file.duration ?? 0) / 10, 10_000)) / 1_000
        let picture = "\(bench.folder)/poster.png"
        try await program.make(
            work.path, as: form,
            ["-map", "0:V:0", "-frames:v", "1", "-vf", "scale='min(1280,iw)':-2", "-f", "image2", picture],
            before: ["-ss", "\(moment)"], in: bench, seconds: 60)
        return try await Poster(work: work).make(from: picture)
    }

    private func encode(
        _ size: FilmSize, _ work: MakingWork, _ program: RecordingProgram, _ form: RecordingProgram.Form,
        _ part: Range<Int>
    ) async throws -> MediumFile {
        if let made = work.versions[size.film] { return made }
        let bench = try work.store.workbench(work.world)
        let made = "\(bench.folder)/made.mp4"
        let seconds = (file.duration ?? 0) / 1_000
        let watching = EncodingProgress(file: "\(bench.folder)/progress", duration: file.duration ?? 0, part: part)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await watching.tell(work) }
            group.addTask {
                try await program.make(
                    work.path, as: form,
                    ["-map", "0:V:0", "-map", "0:a:0?"] + RecordingProgram.bare + size.arguments
                        + ["-progress", "progress"] + RecordingProgram.writing(.mp4) + [made],
                    in: bench, seconds: 300 + seconds * 8)
                throw Encoded()
            }
            defer { group.cancelAll() }
            do { try await group.next() } catch is Encoded { return }
        }
        let seen = try await program.look(at: made, as: .mov)
        let shown = seen?.picture.map { ImageSize(width: $0.width, height: $0.height) }
        let film = try work.store.adopt(made, work.world)
        return try await work.keep(film, as: size.film, .mp4, shown, duration: seen?.duration ?? file.duration)
    }

    private struct Encoded: Error {}

    /// One file of parts, of which a player asks for ranges.
    private func cut(
        _ film: MediumFile, _ size: FilmSize, _ work: MakingWork, _ program: RecordingProgram
    ) async throws {
        let bench = try work.store.workbench(work.world)
        try await program.make(
            work.store.path(of: film.digest), as: .mov,
            [
                "-c", "copy", "-f", "hls", "-hls_time", "6", "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4",
                "-hls_flags", "single_file", "parts.m3u8",
            ], in: bench, seconds: 60 + film.bytes / 10_000_000)
        let parts = try work.store.adopt("\(bench.folder)/parts.m4s", work.world)
        let kept = try await work.keep(parts, as: size.parts, .mp4, duration: film.duration)
        let text = try String(contentsOfFile: "\(bench.folder)/parts.m3u8", encoding: .utf8)
        let name = MediumVersion(name: size.parts, file: kept).fileName
        let playlist = try work.store.begin(work.world)
        try playlist.append(Array(text.replacing("parts.m4s", with: name).utf8))
        try await work.keep(
            playlist, as: size.playlist, .playlist,
            film.width.flatMap { width in film.height.map { ImageSize(width: width, height: $0) } })
    }
}
