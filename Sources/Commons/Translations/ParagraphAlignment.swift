/// Which paragraph of an earlier text each one of a later text continues.
///
/// Paragraphs that say the same are the same, wherever they moved. Between those, the most alike are a change of one
/// another, in their order; what is left over is paired by place where there are as many on both sides.
package struct ParagraphAlignment: Sendable {
    package enum Link: Sendable, Equatable {
        /// It says what the earlier one said.
        case same(Int)
        /// It stands where the earlier one stood.
        case changed(Int)
        /// It says something new.
        case new
    }

    /// One for each paragraph of the later text.
    package private(set) var links: [Link]

    private let old: [String]
    private let new: [String]
    private var used: Set<Int> = []

    /// - Parameter known: paragraphs that need no place, because what they say is known anyway.
    package init(from old: [String], to new: [String], knowing known: Set<String> = []) {
        (self.old, self.new) = (old, new)
        links = new.map { _ in .new }
        let anchors = anchor()
        linkMoved()
        let isFree = new.indices.map { links[$0] == .new && !known.contains(new[$0]) }
        var start = (old: 0, new: 0)
        for end in anchors + [(old: old.count, new: new.count)] {
            pair(start.old..<end.old, (start.new..<end.new).filter { isFree[$0] })
            start = (end.old + 1, end.new + 1)
        }
        linkStrayed(new.indices.filter { isFree[$0] && links[$0] == .new })
    }

    /// What stands in both texts in the same order.
    private mutating func anchor() -> [(old: Int, new: Int)] {
        var removed = Set<Int>()
        var added = Set<Int>()
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        let anchors = zip(old.indices.filter { !removed.contains($0) }, new.indices.filter { !added.contains($0) })
            .map { (old: $0, new: $1) }
        for anchor in anchors { link(anchor.new, .same(anchor.old)) }
        return anchors
    }

    private mutating func linkMoved() {
        var places: [String: [Int]] = [:]
        for index in old.indices.reversed() where !used.contains(index) {
            places[old[index], default: []].append(index)
        }
        let first = Dictionary(old.enumerated().map { ($1, $0) }) { first, _ in first }
        for index in new.indices where links[index] == .new {
            if let place = places[new[index]]?.popLast() ?? first[new[index]] { link(index, .same(place)) }
        }
    }

    /// Pairs what stands between two anchors.
    private mutating func pair(_ range: Range<Int>, _ free: [Int]) {
        let left = range.filter { !used.contains($0) }
        guard !left.isEmpty, !free.isEmpty else { return }
        var start = (0, 0)
        for (one, other) in Resemblance.pairs(left.map { old[$0] }, free.map { new[$0] }) + [(left.count, free.count)] {
            let (before, after) = (Array(left[start.0..<one]), Array(free[start.1..<other]))
            if before.count == after.count {
                for (place, index) in zip(before, after) { link(index, .changed(place)) }
            }
            if one < left.count { link(free[other], .changed(left[one])) }
            start = (one + 1, other + 1)
        }
    }

    /// What was moved and changed at once is still told by its words.
    private mutating func linkStrayed(_ free: [Int]) {
        let left = old.indices.filter { !used.contains($0) }
        guard left.count * free.count <= Resemblance.mostPairs else { return }
        let words = left.map { Resemblance.words(of: old[$0]) }
        for index in free {
            let own = Resemblance.words(of: new[index])
            let best = left.indices.filter { !used.contains(left[$0]) }
                .map { (place: left[$0], likeness: Resemblance.between(words[$0], own)) }
                .max { $0.likeness < $1.likeness }
            if let best, best.likeness >= Resemblance.strong { link(index, .changed(best.place)) }
        }
    }

    private mutating func link(_ index: Int, _ link: Link) {
        links[index] = link
        switch link {
        case .same(let place), .changed(let place): used.insert(place)
        case .new: break
        }
    }
}
