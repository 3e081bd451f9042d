extension String {
    /// As one value of a query string: everything but letters, digits and `-._~` is escaped (RFC 3986, 2.3).
    package var percentEncoded: String {
        var bytes: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes += "%\([byte].hex.uppercased())".utf8
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// As the end of an address in a header: only what is not ASCII is escaped.
    var percentEncodedPath: String {
        utf8.allSatisfy { $0 < 0x80 }
            ? self
            : utf8.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "%\([$0].hex.uppercased())" }.joined()
    }
}
