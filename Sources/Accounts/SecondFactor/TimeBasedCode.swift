import Crypto
import Storage
import Web

/// The six digits that an application on a telephone shows for half a minute (TOTP, RFC 6238, with HMAC-SHA-1 over
/// steps of thirty seconds: what every such application can do).
struct TimeBasedCode: Sendable {
    /// Twenty random bytes (RFC 4226, section 4), known to the node and the telephone.
    let key: [UInt8]

    static let digits = 6
    static let keyLength = 20
    private static let modulus: UInt32 = 1_000_000
    private static let millisecondsAStep: Int = 30_000

    /// How many half-minutes since 1970.
    static func step(at time: Timestamp) -> Int { time.rawValue / millisecondsAStep }

    /// The number shown during a step: 0 to 999,999.
    func number(at step: Int) -> UInt32 {
        let counter = withUnsafeBytes(of: UInt64(step).bigEndian) { Array($0) }
        let hash = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: key)))
        let offset = Int(hash[hash.count - 1] & 0x0F)
        let word = hash[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return (word & 0x7FFF_FFFF) % Self.modulus
    }

    /// The step that a number belongs to: the present one, or its neighbours, since clocks differ and people type slowly.
    /// Nil for another number, and for one that is not later than `last`: a code works once.
    func step(of number: UInt32, at time: Timestamp, after last: Int) -> Int? {
        let present = Self.step(at: time)
        return (present - 1...present + 1).first { $0 > last && self.number(at: $0) == number }
    }
}

extension TimeBasedCode {
    /// What a telephone reads from a square, in the form that such applications agreed on (`otpauth://totp/…`).
    func address(issuer: String, account: String) -> String {
        let label = "\(issuer):\(account)".percentEncoded
        return "otpauth://totp/\(label)?secret=\(Base32.text(of: key))&issuer=\(issuer.percentEncoded)"
    }
}
