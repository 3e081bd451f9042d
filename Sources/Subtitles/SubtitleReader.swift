/// Reads blocks of lines, each a cue: one pass, no line looked at twice.
struct SubtitleReader {
    private let lines: [Substring]
    private let isWebVTT: Bool
    private let isTooLarge: Bool
    private var position = 0

    init(_ text: String) {
        isTooLarge = text.utf8.count > Subtitles.mostBytes
        let body = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
        lines = isTooLarge ? [] : body.split(omittingEmptySubsequences: false) { $0.isNewline }
        isWebVTT = lines.first?.hasPrefix("WEBVTT") == true
    }

    mutating func read() throws(SubtitleFault) -> [Cue] {
        guard !isTooLarge else { throw SubtitleFault(line: 1, reason: .tooMany) }
        var cues: [Cue] = []
        if isWebVTT { skipBlock() }
        while let start = nextBlock() {
            guard let cue = try cue(startingAt: start) else { continue }
            guard cue.start >= cues.last?.start ?? 0 else { throw SubtitleFault(line: start + 1, reason: .outOfOrder) }
            guard cues.count < Subtitles.mostCues else { throw SubtitleFault(line: start + 1, reason: .tooMany) }
            cues.append(cue)
        }
        guard !cues.isEmpty else { throw SubtitleFault(line: 1, reason: .empty) }
        return cues
    }

    /// The first line of the next block, at which the reader then stands; nil at the end.
    private mutating func nextBlock() -> Int? {
        while position < lines.count, Self.isBlank(lines[position]) { position += 1 }
        return position < lines.count ? position : nil
    }

    private mutating func skipBlock() {
        while position < lines.count, !Self.isBlank(lines[position]) { position += 1 }
    }

    /// Nil for what is no cue: a note, a style, a region, or a cue without words.
    private mutating func cue(startingAt start: Int) throws(SubtitleFault) -> Cue? {
        let isAside = ["NOTE", "STYLE", "REGION"].contains { lines[start] == $0 || lines[start].hasPrefix($0 + " ") }
        if isWebVTT, isAside {
            skipBlock()
            return nil
        }
        // One line may stand before the times: the cue's number, or its name.
        if !lines[position].contains("-->") { position += 1 }
        guard position < lines.count, lines[position].contains("-->") else {
            throw SubtitleFault(line: start + 1, reason: .noTime)
        }
        let (from, to) = try times(lines[position], at: position + 1)
        position += 1
        let first = position
        skipBlock()
        let words = lines[first..<position].map(Self.words).filter { !$0.isEmpty }
        guard !words.isEmpty else { return nil }
        return Cue(start: from, end: to, text: words.joined(separator: "\n"))
    }

    private func times(_ line: Substring, at number: Int) throws(SubtitleFault) -> (Int, Int) {
        let parts = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
        guard parts.count >= 3, parts[1] == "-->", let start = Self.time(parts[0]), let end = Self.time(parts[2]) else {
            throw SubtitleFault(line: number, reason: .badTime)
        }
        guard start < end else { throw SubtitleFault(line: number, reason: .backwards) }
        return (start, end)
    }

    /// `hh:mm:ss.mmm` or `mm:ss.mmm`, with a comma in SubRip; up to 999 hours.
    private static func time(_ text: Substring) -> Int? {
        let halves = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard halves.count == 2, halves[1].utf8.count == 3, let milliseconds = number(halves[1]) else { return nil }
        let parts = halves[0].split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3 else { return nil }
        let values = parts.compactMap { $0.utf8.count <= 3 ? number($0) : nil }
        guard values.count == parts.count, values.suffix(2).allSatisfy({ $0 < 60 }) else { return nil }
        return values.reduce(0) { $0 * 60 + $1 } * 1_000 + milliseconds
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
    }

    private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy { $0 == " " || $0 == "\t" } }

    /// The words of a line: without tags, without control characters, references to characters read.
    private static func words(_ line: Substring) -> String {
        var words = ""
        var rest = line[...]
        let lastClosing = line.lastIndex(of: ">") ?? line.startIndex
        while let character = rest.popFirst() {
            switch character {
            case "<" where rest.startIndex < lastClosing && isTag(rest): rest = rest.drop { $0 != ">" }.dropFirst()
            case "&": words += reference(&rest)
            default:
                if character.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) {
                    words.append(character)
                }
            }
        }
        return words.trimmed
    }

    private static func isTag(_ rest: Substring) -> Bool {
        guard let first = rest.first else { return false }
        return first.isLetter || first.isNumber || first == "/"
    }

    private static let references = [
        "amp;": "&", "lt;": "<", "gt;": ">", "nbsp;": "\u{A0}", "lrm;": "", "rlm;": "", "quot;": "\"",
    ]

    private static func reference(_ rest: inout Substring) -> String {
        for (name, meaning) in references where rest.hasPrefix(name) {
            rest = rest.dropFirst(name.count)
            return meaning
        }
        return "&"
    }
}

extension String {
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
