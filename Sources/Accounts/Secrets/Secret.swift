import Crypto
package import Storage
import Web

/// Thirty-two random bytes that open something. Whoever has them may; the database only has their hash.
package struct Secret: Sendable {
    /// Two digits a byte, as it stands in a link or a cookie.
    package let text: String

    package init(world: World) {
        text = world.randomBytes(32).hex
    }

    /// What somebody brings; nil when it cannot be one of ours.
    package init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy(\.isHexDigit) else { return nil }
        self.text = text
    }

    /// Random bytes need no salt and no slow hash: they cannot be guessed.
    package var hash: String { Array(SHA256.hash(data: Array(text.utf8))).hex }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        default: false
        }
    }
}
