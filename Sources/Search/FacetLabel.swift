/// A facet's value as one token of the full-text index, so that the engine narrows while it matches.
///
/// It begins with an underscore, which no word does: a person cannot type it. Whatever is not a lowercase letter or a
/// digit is written as its code, so that different values stay different under any tokenizer.
struct FacetLabel: Sendable {
    let token: String

    init(line: String) {
        var token = "_"
        for byte in line.utf8.prefix(Self.longest) {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                token.append(Character(Unicode.Scalar(byte)))
            default:
                token += "_" + String(byte, radix: 16) + "_"
            }
        }
        self.token = token
    }

    private static let longest = 200
}
