/// The last document of a page. Its text is for addresses (`?after=…`) and means nothing to others.
package struct SearchCursor: Sendable, Equatable, LosslessStringConvertible {
    let number: Int
    let score: Double

    init(number: Int, score: Double) {
        self.number = number
        self.score = score
    }

    /// Nil for a text that no page gave.
    package init?(_ description: String) {
        let parts = description.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[0], radix: 36), number >= 0,
            let bits = UInt64(parts[1], radix: 36), Double(bitPattern: bits).isFinite
        else { return nil }
        self.init(number: number, score: Double(bitPattern: bits))
    }

    package var description: String {
        String(number, radix: 36) + "-" + String(score.bitPattern, radix: 36)
    }
}
