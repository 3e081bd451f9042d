import Crypto
import Markup
import Storage
import Web

/// What a form asks of its sender's browser. Signed, so that nothing is stored until it is used.
package struct Challenge: Sendable, Equatable {
    let at: Timestamp
    let bits: Int
    let nonce: String
    let code: String

    init(at: Timestamp, bits: Int, nonce: String, code: String) {
        self.at = at
        self.bits = bits
        self.nonce = nonce
        self.code = code
    }

    /// What somebody brings back; nil when it cannot be one of ours.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard text.utf8.count <= 120, parts.count == 4, let at = Int(parts[0]), (0...1 << 50).contains(at),
            let bits = Int(parts[1]), (1...40).contains(bits), parts[2].utf8.count == 32, parts[3].utf8.count == 32
        else { return nil }
        self.init(at: Timestamp(rawValue: at), bits: bits, nonce: parts[2], code: parts[3])
    }

    /// As it stands in the form.
    package var text: String { "\(at.rawValue).\(bits).\(nonce).\(code)" }

    /// Whether SHA-256 of `challenge:answer` begins with enough zero bits.
    package func isSolved(by answer: String) -> Bool {
        guard (1...20).contains(answer.utf8.count) else { return false }
        var zeros = 0
        for byte in SHA256.hash(data: Array("\(text):\(answer)".utf8)) {
            zeros += byte.leadingZeroBitCount
            if byte != 0 { break }
        }
        return zeros >= bits
    }
}
