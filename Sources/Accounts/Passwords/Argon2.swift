import CArgon2

/// Argon2id (RFC 9106), by the reference implementation. Blocks its thread for tens of milliseconds.
enum Argon2 {
    /// How much a guess costs.
    struct Cost: Sendable, Equatable {
        let kibibytes: UInt32
        let passes: UInt32
        let lanes: UInt32

        /// OWASP, Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
        static let standard = Cost(kibibytes: 19_456, passes: 2, lanes: 1)

        /// How a PHC string of this cost begins.
        var prefix: String { "$argon2id$v=19$m=\(kibibytes),t=\(passes),p=\(lanes)$" }
    }

    struct Failure: Error, CustomStringConvertible {
        let code: Int32
        var description: String { String(cString: argon2_error_message(code)) }
    }

    private static let hashLength = 32

    /// A PHC string: algorithm, cost, salt and hash.
    static func hash(_ password: String, salt: [UInt8], cost: Cost) throws(Failure) -> String {
        let length = argon2_encodedlen(
            cost.passes, cost.kibibytes, cost.lanes, UInt32(salt.count), UInt32(hashLength), Argon2_id)
        var encoded = [CChar](repeating: 0, count: length)
        let bytes = Array(password.utf8)
        let code = argon2id_hash_encoded(
            cost.passes, cost.kibibytes, cost.lanes, bytes, bytes.count, salt, salt.count, hashLength, &encoded, length)
        guard code == ARGON2_OK.rawValue else { throw Failure(code: code) }
        return String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether a PHC string is of this password. The library compares in constant time.
    static func verify(_ password: String, against encoded: String) throws(Failure) -> Bool {
        let bytes = Array(password.utf8)
        let code = argon2id_verify(encoded, bytes, bytes.count)
        if code == ARGON2_VERIFY_MISMATCH.rawValue { return false }
        guard code == ARGON2_OK.rawValue else { throw Failure(code: code) }
        return true
    }
}
