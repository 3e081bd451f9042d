import Subtitles

/// Subtitles of strangers are read or refused; what was read is written as it was, and reads the same again.
enum SubtitlesTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let subtitles: Subtitles
        do { subtitles = try Subtitles(reading: text) } catch {
            try hold(error.line >= 1, "a fault before the first line")
            return
        }
        try hold(subtitles.cues.allSatisfy { $0.start >= 0 && $0.start < $0.end }, "a cue without time")
        try hold(subtitles.cues.allSatisfy { !$0.text.isEmpty }, "a cue without words")
        try hold(try Subtitles(reading: subtitles.webVTT) == subtitles, "written, it reads otherwise")
    }
}
