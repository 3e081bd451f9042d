/// The block before each member of a tape archive (POSIX.1-2017, pax, "ustar interchange format").
struct TarHeader: Equatable {
    static let blockSize = 512

    let name: String
    let size: Int

    /// - Parameter seconds: when the member was made, since 1970.
    func block(madeAt seconds: Int) -> [UInt8] {
        precondition(name.utf8.count <= 100, "names of members are ours, and short")
        var block = [UInt8](repeating: 0, count: Self.blockSize)
        func put(_ text: String, at place: Int) {
            for (index, byte) in text.utf8.enumerated() { block[place + index] = byte }
        }
        put(name, at: 0)
        put("0000600", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(Self.octal(size, digits: 11), at: 124)
        put(Self.octal(seconds, digits: 11), at: 136)
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        let sum = block.reduce(0) { $0 + Int($1) }
        put(Self.octal(sum, digits: 6) + "\0 ", at: 148)
        return block
    }

    /// The zeros after a member, up to the end of its last block.
    var padding: Int { (Self.blockSize - size % Self.blockSize) % Self.blockSize }

    init(name: String, size: Int) {
        self.name = name
        self.size = size
    }

    /// Nil when the block is no header of a plain file.
    init?(_ block: [UInt8]) {
        guard block.count == Self.blockSize, block[156] == UInt8(ascii: "0"),
            let size = Self.number(block[124..<136]), let sum = Self.number(block[148..<156])
        else { return nil }
        let counted = block.enumerated().reduce(0) { sum, byte in
            sum + ((148..<156).contains(byte.offset) ? 0x20 : Int(byte.element))
        }
        guard sum == counted, let name = String(validating: block[0..<100].prefix { $0 != 0 }, as: UTF8.self) else {
            return nil
        }
        self.name = name
        self.size = size
    }

    private static func octal(_ number: Int, digits: Int) -> String {
        let text = String(number, radix: 8)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    private static func number(_ field: ArraySlice<UInt8>) -> Int? {
        let digits = field.drop { $0 == 0x20 }.prefix { $0 != 0 && $0 != 0x20 }
        return Int(String(decoding: digits, as: UTF8.self), radix: 8)
    }
}
