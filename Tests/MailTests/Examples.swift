import Storage
import Web

@testable import Mail

extension EmailAddress {
    static func example(_ text: String = "commun@example.org") throws -> EmailAddress {
        try required(EmailAddress(rawValue: text))
    }
}

extension Sender {
    static func example() throws -> Sender { Sender(name: "Essaim", address: try .example()) }
}

extension Letter {
    static func example(subject: String = "Bonjour", text: String = "Un mot.") throws -> Letter {
        Letter(to: try .example("ada@example.org"), subject: subject, text: text, language: .fr)
    }
}

struct Missing: Error {}

func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}
