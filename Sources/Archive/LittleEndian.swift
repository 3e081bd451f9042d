/// Numbers as ZIP writes them: the lowest byte first (APPNOTE 4.4.1.1).
extension [UInt8] {
    mutating func append16(_ value: Int) {
        append(UInt8(truncatingIfNeeded: value))
        append(UInt8(truncatingIfNeeded: value >> 8))
    }

    mutating func append32(_ value: Int) {
        append16(value)
        append16(value >> 16)
    }

    /// Nil beyond the end.
    func number16(at index: Int) -> Int? {
        guard index >= 0, index + 2 <= count else { return nil }
        return Int(self[index]) | Int(self[index + 1]) << 8
    }

    /// Nil beyond the end.
    func number32(at index: Int) -> Int? {
        guard let low = number16(at: index), let high = number16(at: index + 2) else { return nil }
        return low | high << 16
    }
}
