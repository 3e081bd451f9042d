import Crypto
import Hummingbird
import Logging
import Storage

/// What an operator looks for in the log when somebody tries to come in who should not.
package enum SecurityEvent: String, Sendable, CaseIterable {
    case signInFailed = "sign-in failed"
    case suspendedAccount = "a suspended account was tried"
    case throttled = "too many attempts"
    case tokenRefused = "a token was refused"
    case administrationClosed = "the administration was asked for without the role"
}

/// Names callers in the log without telling who they are: the same caller has the same name for a day, and the next day
/// another. The node's key is in it, so that nobody finds an address by trying them all.
struct CallerNames: Sendable {
    let key: [UInt8]
    let world: World

    func name(of address: String) -> String {
        let day = world.now().rawValue / 86_400_000
        let text = "log:\(day):\(address)"
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key))
        return Array(code.prefix(6)).hex
    }
}

extension Context {
    /// One line, whose message is always the same.
    package func note(_ event: SecurityEvent) {
        let caller = callerNames?.name(of: remoteAddress) ?? "unknown"
        logger.notice(
            "security",
            metadata: ["event": "\(event.rawValue)", "route": "\(endpointPath ?? "none")", "caller": "\(caller)"])
    }
}
