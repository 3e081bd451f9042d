import Crypto

/// SHA-256 (FIPS 180-4), in the digits that `sha256sum` writes.
struct Digest {
    private var hash = SHA256()

    mutating func update(_ bytes: [UInt8]) {
        hash.update(data: bytes)
    }

    var text: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    static func text(of bytes: [UInt8]) -> String {
        var digest = Digest()
        digest.update(bytes)
        return digest.text
    }
}
