import Crypto
import Storage
import Web

/// The link that ends letters to somebody, without signing in: it names the person and is signed, so that nobody can make
/// one for another. It does nothing else.
struct Unsubscription {
    let person: Person.ID

    private static let length = 64

    init(of person: Person.ID) { self.person = person }

    /// What came back; nil when it is none of ours.
    init?(_ token: String, key: [UInt8]) {
        guard token.utf8.count > Self.length + 1, token.utf8.count <= 110 else { return nil }
        let code = token.suffix(Self.length)
        guard let person = Person.ID(rawValue: String(token.dropLast(Self.length + 1))) else { return nil }
        let expected = Self(of: person).token(key: key).suffix(Self.length)
        // In constant time.
        guard zip(code.utf8, expected.utf8).reduce(0, { $0 | ($1.0 ^ $1.1) }) == 0 else { return nil }
        self.person = person
    }

    func token(key: [UInt8]) -> String {
        let text = Array("unsubscribe:\(person)".utf8)
        let code = HMAC<SHA256>.authenticationCode(for: text, using: SymmetricKey(data: key))
        return "\(person)-\(Array(code).hex)"
    }

    func path(key: [UInt8]) -> String { "/unsubscriptions/\(token(key: key))" }
}
