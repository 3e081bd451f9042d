import Mail
import Web

extension Desk {
    /// Before something that matters the present password is asked again, as often as at sign-in: a session left open on
    /// a shared computer is not enough. Whoever has none came by a link and is not asked.
    func checkPresentPassword(of account: Account, in submission: inout Submission) async throws {
        guard let hash = account.password else { return }
        try await throttle.count([.signIn(to: account.email.rawValue)])
        let isRight = try await passwords.verify(submission.password(), against: hash)
        if !isRight { submission.refuse("password", "accounts.password.wrong") }
    }
}
