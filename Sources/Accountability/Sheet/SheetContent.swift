package import Commons
import Replications
import Storage
package import Territories
import Web

extension Kind {
    package static let sheet = Kind(rawValue: "sheet")
}

/// What a place, a network or an organization accounts for: what it tells of a time, beside what the commons knows of it.
package struct SheetContent: Content {
    package static let kind = Kind.sheet

    package var title: String
    package var language: String
    /// Whose keepers write it: a replication, a network, an organization.
    package var teller: Thing.ID
    /// Of which it tells, where that is not the teller.
    package var territory: Territory.ID?
    package var period: AccountPeriod
    package var moneyIn: [MoneyLine] = []
    package var moneyOut: [MoneyLine] = []
    /// Markdown, as the two that follow.
    package var failed = ""
    package var next = ""
    package var context = ""
    /// What the commons knew when it was published; nil of a draft, for which it is read each time.
    var known: KnownFacts?

    init(_ title: String, in language: String, of teller: Thing.ID, _ period: AccountPeriod) {
        (self.title, self.language, self.teller, self.period) = (title, language, teller, period)
    }

    package var summary: String {
        let told = [context, failed, next].first { !$0.isEmpty } ?? ""
        return told.count > 200 ? told.prefix(199) + "…" : told
    }

    package var fields: [ContentField] { fields(nil) }

    /// Its fields as a reader of its history sees them.
    func fields(_ texts: Texts?) -> [ContentField] {
        [
            ContentField("accountability.form.title", title),
            ContentField("accountability.form.in", moneyIn.told(texts)),
            ContentField("accountability.form.out", moneyOut.told(texts)),
            ContentField("accountability.form.failed", failed), ContentField("accountability.form.next", next),
            ContentField("accountability.form.context", context),
            ContentField("accountability.known", known?.told(texts) ?? ""),
        ]
    }

    var balance: Amount { moneyIn.total - moneyOut.total }

    /// One with its title.
    ///
    /// - Parameter name: of what it tells of.
    package static func told(
        of name: String, by teller: Thing.ID, _ period: AccountPeriod, in language: String
    ) -> SheetContent {
        SheetContent(title(of: name, period), in: language, of: teller, period)
    }

    /// A title of so many letters at most, with the name of what it tells of.
    static func title(of name: String, _ period: AccountPeriod) -> String {
        let short = name.count > 150 ? name.prefix(149) + "…" : name
        return "\(short), \(period.label)"
    }
}
