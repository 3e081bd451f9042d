import Disclosure
import Foundation

/// How many of those who were counted are of which gender and age: three answers to each question.
package struct Breakdown: Sendable, Equatable {
    /// Fewer than this of a kind are never shown, nor what would give them away.
    static let threshold = 5

    static let genders = ["women", "men", "otherwise"]
    static let ages = ["young", "middle", "old"]

    /// By gender, then age: nine.
    let counts: [Int]

    package init?(_ counts: [Int]) {
        guard counts.count == Self.genders.count * Self.ages.count, counts.allSatisfy({ 0...1_000_000_000 ~= $0 }),
            counts.contains(where: { $0 > 0 })
        else { return nil }
        self.counts = counts
    }

    /// As it is stored; nil of nothing.
    init?(text: String) throws {
        guard !text.isEmpty else { return nil }
        self.init(try JSONDecoder().decode([Int].self, from: Data(text.utf8)))
    }

    var text: String {
        get throws { String(decoding: try JSONEncoder().encode(counts), as: UTF8.self) }
    }

    var total: Int { counts.reduce(0, +) }
}

/// What may be seen of a breakdown, cells and margins: a cell that could point at somebody is hidden, and so are those from
/// which it could be derived.
struct ShownBreakdown: Sendable, Encodable {
    /// A row for each gender and one for all, a column for each age and one for all; nil where it is hidden.
    let cells: [[Int?]]

    /// Nil where nothing can be shown: the sum of all is public, so it must not be one of the hidden cells.
    init?(_ breakdown: Breakdown) throws {
        let sizes = [Breakdown.genders.count, Breakdown.ages.count]
        let table = try CountTable(sizes: sizes, counts: breakdown.counts)
        let suppression = try Suppression(table, threshold: Breakdown.threshold)
        cells = (0...sizes[0]).map { row in
            (0...sizes[1]).map { column in table.cell(at: [row, column]).flatMap { suppression.shown($0) } }
        }
        guard cells.last?.last ?? nil != nil else { return nil }
    }
}
