package import Mail
package import Web

extension Submission {
    /// An address that letters can be sent to, or nil after noting the problem.
    package mutating func email(_ name: String = "email") -> EmailAddress? {
        let text = line(name, 1...254)
        guard !text.isEmpty else { return nil }
        if let email = EmailAddress(rawValue: text) { return email }
        refuse(name, "accounts.email.wrong")
        return nil
    }

    /// How a person wants to be called. Names stand in letters and on pages, so they carry no addresses.
    mutating func personName() -> String {
        let text = line("name", 1...80)
        if text.contains("://") || text.contains("@") || text.lowercased().contains("www.") {
            refuse("name", "accounts.name.link")
        }
        return text
    }

    /// A password as it was typed, spaces included.
    func password(_ name: String = "password") -> String { shown(name) }

    /// A password to be, good enough for its person; note `isValid`.
    mutating func newPassword(about person: [String]) -> String {
        let password = shown("newPassword")
        if let problem = PasswordRules(about: person).problem(with: password) {
            refuse("newPassword", problem, ["min": "\(PasswordRules.length.lowerBound)"])
        }
        return password
    }
}
