import Foundation

/// What is asked of a new password: that it is long, and not what everybody tries first. No rules on its make-up
/// (NIST SP 800-63B, 5.1.1.2).
struct PasswordRules {
    static let length = 10...200

    /// What the person is called and where they are written to: nobody should try these with success.
    let about: [String]

    /// The key of the sentence that says what is wrong, or nil.
    func problem(with password: String) -> String? {
        if password.count < Self.length.lowerBound { return "accounts.password.tooShort" }
        if password.count > Self.length.upperBound { return "accounts.password.tooLong" }
        if isPersonal(password) { return "accounts.password.personal" }
        return CommonPasswords.contains(password) ? "accounts.password.common" : nil
    }

    private func isPersonal(_ password: String) -> Bool {
        let bare = CommonPasswords.bare(password)
        let names = about + about.flatMap { $0.split { $0 == " " || $0 == "@" }.map(String.init) }
        return !bare.isEmpty && names.contains { CommonPasswords.bare($0) == bare }
    }
}
