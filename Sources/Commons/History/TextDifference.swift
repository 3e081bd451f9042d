/// What changed between two texts, word by word.
package struct TextDifference: Sendable, Equatable {
    package enum Piece: Sendable, Equatable {
        case same(String)
        case removed(String)
        case added(String)
    }

    package let pieces: [Piece]

    /// What differs is compared word by word while that is quick, and shown as wholly replaced beyond: comparing is
    /// bounded in time and memory.
    package init(from old: String, to new: String) {
        if old == new {
            pieces = old.isEmpty ? [] : [.same(old)]
            return
        }
        pieces = Self.compare(Self.words(of: old), Self.words(of: new))
    }

    /// The same for texts that were already cut into pieces: joining them gives the texts back.
    package init(from old: [Substring], to new: [Substring]) { pieces = Self.compare(old, new) }

    package var hasChanges: Bool {
        pieces.contains { if case .same = $0 { false } else { true } }
    }

    /// The earlier text.
    package var before: String {
        pieces.map { piece in
            switch piece {
            case .same(let text), .removed(let text): text
            case .added: ""
            }
        }.joined()
    }

    /// The later text.
    package var after: String {
        pieces.map { piece in
            switch piece {
            case .same(let text), .added(let text): text
            case .removed: ""
            }
        }.joined()
    }

    /// Words with the white space after them, so that joining them gives the text back.
    private static func words(of text: String) -> [Substring] {
        var words: [Substring] = []
        var start = text.startIndex
        var wasSpace = false
        for index in text.indices {
            let isSpace = text[index].isWhitespace
            if wasSpace && !isSpace {
                words.append(text[start..<index])
                start = index
            }
            wasSpace = isSpace
        }
        if start < text.endIndex { words.append(text[start...]) }
        return words
    }

    /// The most pairs of words that may have to be looked at. Two texts of 1,000 words with nothing in common have as many.
    private static let mostPairs = 1_000_000

    private static func compare(_ old: [Substring], _ new: [Substring]) -> [Piece] {
        let start = zip(old, new).prefix { $0 == $1 }.count
        let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
        let (gone, come) = (old[start..<(old.count - end)], new[start..<(new.count - end)])
        let same = (before: Piece.same(old[..<start].joined()), after: Piece.same(old.suffix(end).joined()))
        let middle =
            gone.count * come.count <= mostPairs
            ? compareAll(Array(gone), Array(come)) : [.removed(gone.joined()), .added(come.joined())]
        return ([same.before] + middle + [same.after]).filter { !$0.isEmpty }
    }

    private static func compareAll(_ old: [Substring], _ new: [Substring]) -> [Piece] {
        let changes = new.difference(from: old)
        var removed = Set<Int>()
        var added = Set<Int>()
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        return merge(old, new, removed, added)
    }

    private static func merge(
        _ old: [Substring], _ new: [Substring], _ removed: Set<Int>, _ added: Set<Int>
    ) -> [Piece] {
        var pieces: [Piece] = []
        var (from, to) = (0, 0)
        while from < old.count || to < new.count {
            var gone = ""
            while from < old.count, removed.contains(from) { gone += old[from]; from += 1 }
            if !gone.isEmpty { pieces.append(.removed(gone)) }
            var come = ""
            while to < new.count, added.contains(to) { come += new[to]; to += 1 }
            if !come.isEmpty { pieces.append(.added(come)) }
            var kept = ""
            while from < old.count, to < new.count, !removed.contains(from), !added.contains(to) {
                kept += new[to]
                from += 1
                to += 1
            }
            if !kept.isEmpty { pieces.append(.same(kept)) }
        }
        return pieces
    }
}

extension TextDifference.Piece {
    fileprivate var isEmpty: Bool {
        switch self {
        case .same(let text), .removed(let text), .added(let text): text.isEmpty
        }
    }
}
