/// Which of some new lines are lines that were there before, perhaps in other words.
///
/// Lines with the same text are the same, wherever they stand. Of the others, those that share at least half of their words
/// are, the likest first. What is left and stands between the same neighbours, as many lines as before, was rewritten in
/// place; where no neighbour is left, nothing says so.
struct PartAlignment: Equatable {
    /// For each new line the place of the old one that it continues; nil for one that is new.
    private(set) var places: [Int?]
    private var free: Set<Int>

    init(from old: [String], to new: [String]) {
        places = Array(repeating: nil, count: new.count)
        free = Set(old.indices)
        takeEqual(old, new)
        takeAlike(old.map(Self.words), new.map(Self.words))
        takeRewritten(of: old.count)
    }

    private mutating func take(_ place: Int, for index: Int) {
        places[index] = place
        free.remove(place)
    }

    private mutating func takeEqual(_ old: [String], _ new: [String]) {
        for index in new.indices {
            let same = old.indices.first { free.contains($0) && old[$0] == new[index] }
            if let same { take(same, for: index) }
        }
    }

    private mutating func takeAlike(_ old: [Set<Substring>], _ new: [Set<Substring>]) {
        var pairs: [(unlikeness: Double, distance: Int, index: Int, place: Int)] = []
        for index in new.indices where places[index] == nil {
            for place in free.sorted() {
                let unlikeness = Self.unlikeness(old[place], new[index])
                if unlikeness <= 0.5 { pairs.append((unlikeness, abs(place - index), index, place)) }
            }
        }
        for pair in pairs.sorted(by: <) where places[pair.index] == nil && free.contains(pair.place) {
            take(pair.place, for: pair.index)
        }
    }

    private mutating func takeRewritten(of count: Int) {
        var start = 0
        while start < places.count {
            guard places[start] == nil else { start += 1; continue }
            let end = places[start...].firstIndex { $0 != nil } ?? places.count
            rewrite(start..<end, of: count)
            start = end
        }
    }

    /// A run of lines that nothing has matched yet.
    private mutating func rewrite(_ run: Range<Int>, of count: Int) {
        let before = run.lowerBound == 0 ? -1 : places[run.lowerBound - 1] ?? -1
        let after = run.upperBound == places.count ? count : places[run.upperBound] ?? count
        let hasNeighbour = before >= 0 || after < count
        guard hasNeighbour, after - before - 1 == run.count else { return }
        let gap = (before + 1)..<after
        guard gap.allSatisfy(free.contains) else { return }
        for (index, place) in zip(run, gap) { take(place, for: index) }
    }

    private static func words(of line: String) -> Set<Substring> {
        Set(line.lowercased().split { !$0.isLetter && !$0.isNumber })
    }

    /// From 0, the same words, to 1, none in common (Dice).
    private static func unlikeness(_ one: Set<Substring>, _ other: Set<Substring>) -> Double {
        let all = one.count + other.count
        return all == 0 ? 1 : 1 - 2 * Double(one.intersection(other).count) / Double(all)
    }
}
