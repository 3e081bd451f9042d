extension String {
    /// As one value of a query string: everything but letters, digits and `-._~` is escaped (RFC 3986, 2.3).
    package var percentEncoded: String {
        escaped { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                true
            default: false
            }
        }
    }

    /// An address as it may stand in a header: what is neither ASCII nor visible is escaped, line ends included.
    var asHeaderAddress: String { escaped { (0x21...0x7E).contains($0) } }

    /// Nil when the escapes do not make UTF-8.
    package func percentDecoded() -> String? {
        guard utf8.contains(UInt8(ascii: "%")) else { return self }
        return String(validating: utf8, decodingPlus: false)
    }

    /// The bytes behind the escapes (RFC 3986, 2.1): two hexadecimal digits each, and nothing else.
    ///
    /// - Parameter decodingPlus: whether `+` is a space, as in forms.
    init?(validating bytes: some Collection<UInt8>, decodingPlus: Bool) {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = iterator.next()?.hexadecimalDigit, let low = iterator.next()?.hexadecimalDigit else {
                    return nil
                }
                decoded.append(high << 4 | low)
            case UInt8(ascii: "+") where decodingPlus: decoded.append(UInt8(ascii: " "))
            default: decoded.append(byte)
            }
        }
        self.init(validating: decoded, as: UTF8.self)
    }

    private func escaped(except isPlain: (UInt8) -> Bool) -> String {
        guard !utf8.allSatisfy(isPlain) else { return self }
        var bytes: [UInt8] = []
        for byte in utf8 {
            if isPlain(byte) { bytes.append(byte) } else { bytes += "%\([byte].hex.uppercased())".utf8 }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var hexadecimalDigit: UInt8? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

extension [UInt8] {
    /// Two lower-case digits a byte.
    package var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
