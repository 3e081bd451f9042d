import Commons
import Markup
import Web

/// What changed between two texts, line by line. A line that continues another is compared with it word by word; empty
/// lines count for nothing.
struct LineDifference: Sendable, Equatable {
    enum Line: Sendable, Equatable {
        case same(String)
        case changed(TextDifference)
        case removed(String)
        case added(String)
    }

    let lines: [Line]

    init(from old: String, to new: String) {
        var lines: [Line] = []
        var gone: [String] = []
        for piece in TextDifference(from: Self.units(of: old), to: Self.units(of: new)).pieces {
            switch piece {
            case .removed(let text): gone = Self.lines(of: text)
            case .added(let text):
                lines += Self.align(gone, Self.lines(of: text))
                gone = []
            case .same(let text):
                lines += gone.map { .removed($0) } + Self.lines(of: text).map { .same($0) }
                gone = []
            }
        }
        self.lines = lines + gone.map { .removed($0) }
    }

    /// Every line with its end, the last one too.
    private static func units(of text: String) -> [Substring] { lines(of: text).map { Substring($0 + "\n") } }

    private static func lines(of text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
    }

    /// Looking for the lines that continue others takes as many looks as there are pairs: so many are quick.
    private static let mostPairs = 2_500

    /// The later lines in their order, with those that went before what followed them.
    private static func align(_ gone: [String], _ come: [String]) -> [Line] {
        guard gone.count * come.count <= mostPairs else {
            return gone.map { .removed($0) } + come.map { .added($0) }
        }
        let places = PartAlignment(from: gone, to: come).places
        var left = gone.indices.filter { !places.contains($0) }
        var lines: [Line] = []
        for (index, text) in come.enumerated() {
            let next = places[index...].lazy.compactMap { $0 }.first ?? gone.count
            while let first = left.first, first < next { lines.append(.removed(gone[left.removeFirst()])) }
            lines.append(places[index].map { .changed(TextDifference(from: gone[$0], to: text)) } ?? .added(text))
        }
        return lines + left.map { .removed(gone[$0]) }
    }
}

extension LineDifference {
    /// Every line that changed, with the lines beside it; of the others only how many they are.
    func markup(_ texts: Texts) -> Markup {
        ul(.class("lines")) { Markup.group(runs.map { $0.markup(texts) }) }
    }

    private enum Run {
        case line(Line)
        case same(Int)

        func markup(_ texts: Texts) -> Markup {
            switch self {
            case .same(let count): li(.class("note")) { texts("practices.changes.sameLines", count: count) }
            case .line(let line): li { line.markup(texts) }
            }
        }
    }

    private var runs: [Run] {
        var runs: [Run] = []
        for index in lines.indices {
            if isBesideChange(index) {
                runs.append(.line(lines[index]))
            } else if case .same(let count) = runs.last {
                runs[runs.count - 1] = .same(count + 1)
            } else {
                runs.append(.same(1))
            }
        }
        return runs
    }

    private func isBesideChange(_ index: Int) -> Bool {
        lines[max(0, index - 1)...min(lines.count - 1, index + 1)].contains { !$0.isSame }
    }
}

extension LineDifference.Line {
    var isSame: Bool { if case .same = self { true } else { false } }

    /// As it was; nil of one that is new.
    var before: String? {
        switch self {
        case .same(let text), .removed(let text): text
        case .changed(let words): words.before
        case .added: nil
        }
    }

    /// As it is now; nil of one that went.
    var after: String? {
        switch self {
        case .same(let text), .added(let text): text
        case .changed(let words): words.after
        case .removed: nil
        }
    }

    fileprivate func markup(_ texts: Texts) -> Markup {
        switch self {
        case .same(let text): .text(text)
        case .changed(let words): words.markup(texts)
        case .removed(let text): TextDifference.Piece.removed(text).markup(texts)
        case .added(let text): TextDifference.Piece.added(text).markup(texts)
        }
    }
}
