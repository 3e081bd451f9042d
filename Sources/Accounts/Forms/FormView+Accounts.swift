import Markup
import Web

extension FormView {
    /// - Parameter autocomplete: `username` where it goes with a password, so that password keepers fill it in.
    func email(_ name: String = "email", autocomplete: String = "email") -> Markup {
        line(name, type: "email", autocomplete: autocomplete, attributes: [.inputmode("email")])
    }

    var personName: Markup { line("name", autocomplete: "name") }

    func password(_ name: String = "password") -> Markup {
        line(name, type: "password", autocomplete: "current-password")
    }

    /// Six digits of a telephone, or a recovery code.
    var code: Markup { line("code", autocomplete: "one-time-code") }

    var newPassword: Markup { line("newPassword", type: "password", autocomplete: "new-password") }

    var language: Markup { select("language", Language.allCases.map { (value: $0.rawValue, label: $0.name) }) }

    /// What administrators give, each explained.
    var roles: Markup {
        manyChoices(
            "roles",
            Role.granted.map { role in
                Choice(role.rawValue, texts(role.textKey), hint: texts("\(role.textKey).meaning"))
            })
    }
}

extension Role {
    var textKey: String { "accounts.role.\(rawValue)" }
}
