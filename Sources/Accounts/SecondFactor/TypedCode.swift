import Commons
import Storage
import Web

/// What somebody typed where a code is asked for: six digits of the telephone, or a recovery code.
enum TypedCode: Sendable, Equatable {
    case number(UInt32)
    case recovery(String)

    /// Spaces, hyphens and small letters are no mistake.
    init(_ text: String) {
        let kept = text.uppercased().filter { !$0.isWhitespace && $0 != "-" }
        let isNumber = kept.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if isNumber, kept.utf8.count == TimeBasedCode.digits, let number = UInt32(kept) {
            self = .number(number)
        } else {
            self = .recovery(kept)
        }
    }

    /// Uses the code up; false when it is none of this person's, or was used before.
    func use(for account: Person.ID, at now: Timestamp, in tx: Transaction) throws -> Bool {
        guard let factor = try SecondFactor.find(of: account, in: tx) else { return false }
        switch self {
        case .number(let number): return try factor.use(number, at: now, in: tx)
        case .recovery(let code):
            guard factor.confirmedAt != nil, try RecoveryCodes.use(code, of: account, in: tx) else { return false }
            try Audit.record("account.recoveryCodeUsed", subject: account.rawValue, by: account, at: now, in: tx)
            return true
        }
    }
}

extension Desk {
    /// Reads a code from a form, counted like a guess at a password: ten at once, then one in five minutes.
    func typedCode(for account: Account, in submission: inout Submission) async throws -> TypedCode? {
        let text = submission.line("code", 1...40)
        guard !text.isEmpty else { return nil }
        try await throttle.count([.code(for: account.id)])
        return TypedCode(text)
    }
}
