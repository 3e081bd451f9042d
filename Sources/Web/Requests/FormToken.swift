import Crypto
import Synchronization

/// The proof that a form was made for its visitor: an HMAC of the session's name, or of a cookie that is only set once a form
/// is shown to somebody who is not signed in.
package final class FormToken: Sendable {
    let seed: String
    private let value: String
    /// The visitor had no cookie yet: the page that shows a form sets it.
    private let isNew: Bool
    private let isShown = Atomic<Bool>(false)

    init(seed: String, key: [UInt8], isNew: Bool) {
        self.seed = seed
        self.isNew = isNew
        let code = HMAC<SHA256>.authenticationCode(for: Array("form:\(seed)".utf8), using: SymmetricKey(data: key))
        value = Array(code).hex
    }

    /// The text for the hidden field of a form.
    func show() -> String {
        isShown.store(true, ordering: .relaxed)
        return value
    }

    var needsCookie: Bool { isNew && isShown.load(ordering: .relaxed) }

    /// Compares in constant time.
    func matches(_ sent: String) -> Bool {
        guard sent.utf8.count == value.utf8.count else { return false }
        return zip(sent.utf8, value.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
