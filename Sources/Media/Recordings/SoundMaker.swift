import Files
import Foundation

/// A sound as every device plays it, and what it looks like.
struct SoundMaker: Maker {
    let steps = 3

    func make(_ work: MakingWork) async throws -> Made {
        guard let form = work.file.form.flatMap(RecordingProgram.Form.init) else { return Made() }
        let program = RecordingProgram(store: work.store, world: work.world)
        let seconds = 120 + (work.file.duration ?? 0) / 1_000
        var done = 0
        for version in Self.versions {
            try await work.note(done)
            done += 1
            guard work.versions[version.name] == nil else { continue }
            let bench = try work.store.workbench(work.world)
            let made = "\(bench.folder)/\(version.name)"
            try await program.make(
                work.path, as: form,
                ["-map", "0:a:0", "-vn"] + RecordingProgram.bare + version.arguments
                    + RecordingProgram.writing(version.type) + [made], in: bench, seconds: seconds)
            let file = try work.store.adopt(made, work.world)
            try await work.keep(file, as: version.name, version.type, duration: work.file.duration)
        }
        try await work.note(done)
        return Made(waveform: try await waveform(work, program, form, seconds))
    }

    private struct Version {
        let name: String
        let type: FileType
        let arguments: [String]
    }

    /// AAC, which everything plays, and Opus, which takes half as much.
    private static let versions = [
        Version(name: "sound.m4a", type: .m4a, arguments: ["-c:a", "aac", "-b:a", "128k", "-ac", "2"]),
        Version(name: "sound.ogg", type: .ogg, arguments: ["-c:a", "libopus", "-b:a", "64k", "-ac", "2"]),
    ]

    private func waveform(
        _ work: MakingWork, _ program: RecordingProgram, _ form: RecordingProgram.Form, _ seconds: Int
    ) async throws -> String? {
        let bench = try work.store.workbench(work.world)
        let samples = "\(bench.folder)/samples"
        try await program.make(
            work.path, as: form, ["-map", "0:a:0", "-vn", "-ac", "1", "-ar", "8000", "-f", "s16le", samples],
            in: bench, seconds: seconds)
        return try Waveform(of: samples)?.text
    }
}
