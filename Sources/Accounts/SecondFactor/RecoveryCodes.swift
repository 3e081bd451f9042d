import Crypto
import Storage
import Web

/// Codes on paper, for the day when the telephone is gone: each works once. The database has hashes of them only; they
/// hold eighty random bits, so that no slow hash is needed.
enum RecoveryCodes {
    static let count = 10
    private static let length = 10

    /// New codes, sixteen letters each; those from before work no more.
    static func make(for account: Person.ID, world: World, in tx: Transaction) throws -> [String] {
        try tx.run("DELETE FROM recovery_codes WHERE account_id = \(account)")
        let codes = (0..<count).map { _ in Base32.text(of: world.randomBytes(length)) }
        for code in codes {
            try tx.run(
                "INSERT INTO recovery_codes (account_id, code_hash) VALUES (\(account), \(hash(code, of: account)))")
        }
        return codes
    }

    /// Uses a code up: true once for each.
    ///
    /// - Parameter code: letters and digits only, in capitals.
    static func use(_ code: String, of account: Person.ID, in tx: Transaction) throws -> Bool {
        try tx.run(
            "DELETE FROM recovery_codes WHERE account_id = \(account) AND code_hash = \(hash(code, of: account))") == 1
    }

    /// How many are left.
    static func left(of account: Person.ID, in tx: Transaction) throws -> Int {
        try tx.value("SELECT COUNT(*) FROM recovery_codes WHERE account_id = \(account)") ?? 0
    }

    private static func hash(_ code: String, of account: Person.ID) -> String {
        Array(SHA256.hash(data: Array("\(account.rawValue):\(code)".utf8))).hex
    }
}
