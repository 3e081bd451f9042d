/// Cuts the best window out of a text and splits it at the matches.
struct PassageCut {
    private let text: String
    private let length: Int
    /// What the window shows.
    let matches: ArraySlice<PassageMatch>

    private static let ellipsis = "…"

    init(_ text: String, _ matches: [PassageMatch], length: Int) {
        self.text = text
        self.length = length
        self.matches = Self.best(matches, within: length - 2 * Self.margin)
    }

    /// An ellipsis and its space.
    private static let margin = 2

    var segments: [Passage.Segment] {
        let window = self.window
        var segments: [Passage.Segment] = []
        if window.lowerBound > text.startIndex { segments.append(.init(Self.ellipsis + " ")) }
        var position = window.lowerBound
        for match in matches where match.range.upperBound <= window.upperBound {
            segments.append(.init(text[position..<match.range.lowerBound].onOneLine))
            segments.append(.init(String(text[match.range]), isMarked: true))
            position = match.range.upperBound
        }
        segments.append(.init(text[position..<window.upperBound].onOneLine))
        if window.upperBound < text.endIndex { segments.append(.init(" " + Self.ellipsis)) }
        return segments.filter { !$0.text.isEmpty }
    }

    /// Two fingers walk over the matches once: the right one takes them in, the left one lets go of what is too far.
    private static func best(_ matches: [PassageMatch], within length: Int) -> ArraySlice<PassageMatch> {
        var seen: [Int: Int] = [:]
        var left = 0
        var best: (range: Range<Int>, terms: Int) = (0..<0, 0)
        for right in matches.indices {
            seen[matches[right].term, default: 0] += 1
            while left < right && matches[right].end - matches[left].start > length {
                seen[matches[left].term, default: 0] -= 1
                if seen[matches[left].term] == 0 { seen[matches[left].term] = nil }
                left += 1
            }
            if (seen.count, right + 1 - left) > (best.terms, best.range.count) {
                best = (left..<right + 1, seen.count)
            }
        }
        return matches[best.range]
    }

    /// The matches with what surrounds them: up to half of the room before, what is left of it after.
    private var window: Range<String.Index> {
        let scalars = text.unicodeScalars
        guard let first = matches.first, let last = matches.last else {
            return text.startIndex..<end(after: text.startIndex, room: length - Self.margin)
        }
        let room = length - 2 * Self.margin - (last.end - first.start)
        let start = beginning(before: first.range.lowerBound, room: room / 2)
        let used = scalars.distance(from: start, to: first.range.lowerBound)
        return start..<end(after: last.range.upperBound, room: max(0, room - used))
    }

    /// The farthest start of a sentence within the room, else of a word.
    private func beginning(before index: String.Index, room: Int) -> String.Index {
        let scalars = text.unicodeScalars
        var (sentence, word) = (String.Index?.none, index)
        var position = index
        for _ in 0..<max(0, room) where position > scalars.startIndex {
            let after = position
            position = scalars.index(before: position)
            guard scalars[position].properties.isWhitespace else { continue }
            word = after
            let isAfterSentence = position > scalars.startIndex && scalars[scalars.index(before: position)].endsSentence
            if isAfterSentence || scalars[position] == "\n" { sentence = after }
        }
        return position == scalars.startIndex ? position : sentence ?? word
    }

    /// The last end of a word within the room; a word that is longer than the room is cut.
    private func end(after index: String.Index, room: Int) -> String.Index {
        let scalars = text.unicodeScalars
        guard let limit = scalars.index(index, offsetBy: room, limitedBy: scalars.endIndex) else {
            return text.endIndex
        }
        if limit == scalars.endIndex { return limit }
        var position = limit
        while position > index {
            if scalars[position].properties.isWhitespace { return position }
            position = scalars.index(before: position)
        }
        return matches.isEmpty ? limit : index
    }
}

extension Unicode.Scalar {
    fileprivate var endsSentence: Bool { ".!?…".unicodeScalars.contains(self) }

    /// Spaces that may be joined; those that French typography keeps unbroken stay as they are.
    fileprivate var isJoined: Bool {
        value < 0x80 ? value <= 0x20 || value == 0x7F : properties.generalCategory == .control || value == 0x2028
    }
}

extension Substring {
    /// Runs of spaces, tabs, line ends and control characters become one space.
    fileprivate var onOneLine: String {
        var line = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if !scalar.isJoined {
                line.append(scalar)
            } else if line.last != " " {
                line.append(" ")
            }
        }
        return String(line)
    }
}
