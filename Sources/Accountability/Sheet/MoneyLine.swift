package import Replications
import Web

/// An amount of money, from whom or what for.
package struct MoneyLine: Codable, Sendable, Equatable {
    package let what: String
    /// Euros, to the cent.
    package let amount: Amount

    package init(_ what: String, _ amount: Amount) { (self.what, self.amount) = (what, amount) }
}

extension [MoneyLine] {
    /// To the cent.
    package var total: Amount { reduce(Amount(rawValue: 0)) { $0 + $1.amount } }

    /// As a reader of the history sees them, a line each.
    func told(_ texts: Texts? = nil) -> String {
        map { "\($0.what) : \(texts.map($0.amount.euros) ?? $0.amount.plain)" }.joined(separator: "\n")
    }
}

extension Amount {
    static func - (a: Amount, b: Amount) -> Amount { Amount(rawValue: a.rawValue - b.rawValue) }

    /// « 1 250,50 € », €1,250.50; what is below zero with a minus.
    func euros(_ texts: Texts) -> String {
        let sign = rawValue < 0 ? "\u{2212}" : ""
        let number = texts.decimal(Double(rawValue.magnitude) / 100, rawValue % 100 == 0 ? 0 : 2)
        return sign + texts("accountability.euros", ["amount": number])
    }

    /// As books write it: `1200.50`.
    var cents: String {
        let rest = rawValue % 100
        return "\(rawValue / 100)." + (rest < 10 ? "0\(rest)" : "\(rest)")
    }

    /// As programs write it, below zero too: `-3.5`.
    var signed: String { rawValue < 0 ? "-" + Amount(rawValue: -rawValue).plain : plain }
}
