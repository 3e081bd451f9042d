/// The words of a film or a sound, each with its time.
///
/// Read from WebVTT (W3C, 2019) or SubRip; of both only words and times are kept. Settings of place, styles, regions and
/// marks within the words are left out, so that nothing of a file reaches a page but its words.
package struct Subtitles: Sendable, Equatable {
    /// In the order of their beginnings.
    package let cues: [Cue]

    package static let mostCues = 20_000
    package static let mostBytes = 2 << 20

    package init(cues: [Cue]) {
        self.cues = cues
    }

    /// - Parameter text: WebVTT when it begins so, else SubRip.
    package init(reading text: String) throws(SubtitleFault) {
        var reader = SubtitleReader(text)
        cues = try reader.read()
    }

    /// In WebVTT, as it is sent and kept: reading it again gives the same cues.
    package var webVTT: String {
        var text = "WEBVTT\n"
        for cue in cues {
            text += "\n\(Self.time(cue.start)) --> \(Self.time(cue.end))\n"
            text += Self.escaped(cue.text) + "\n"
        }
        return text
    }

    /// The words alone, a line for each cue; what is said twice in a row stands once.
    package var plainText: String {
        var lines: [String] = []
        for cue in cues {
            let line = cue.text.split(separator: "\n").joined(separator: " ")
            if line != lines.last { lines.append(line) }
        }
        return lines.joined(separator: "\n")
    }

    /// `01:02:03.004` (WebVTT, 6.3): two digits at least for hours.
    static func time(_ milliseconds: Int) -> String {
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        let (minutes, hours) = (seconds / 60 % 60, seconds / 3_600)
        return "\(padded(hours, 2)):\(padded(minutes, 2)):\(padded(seconds % 60, 2)).\(padded(rest, 3))"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The three signs that mean something within a cue (WebVTT, 3.4).
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
