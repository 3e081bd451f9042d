package import Storage
package import Web

/// What a room keeps about people in one place: what for, how long, and what becomes of it when somebody leaves.
///
/// The download, the erasure, the daily tidying and the public page on privacy are all made from these, so that none of
/// them can say something else than the others.
package struct PersonalRecords: Sendable {
    /// How long they are kept.
    package enum Term: Sendable, Equatable {
        /// As long as the account.
        case account
        /// As long as the page that they are the history of.
        case thing
        /// So many days, as the text `<key>.term` says.
        case days(Int)
    }

    /// What becomes of them when the person leaves.
    package enum Fate: Sendable, Equatable {
        case removed
        /// They stay, as the work of somebody who left.
        case unnamed
    }

    package typealias Selection = @Sendable (PersonalSubject) -> Query
    package typealias Erasure = @Sendable (Departure, Transaction) throws -> Void
    /// Removes at most so many rows whose time is over, and says how many it was.
    package typealias Tidying = @Sendable (_ now: Timestamp, _ limit: Int, Transaction) throws -> Int

    /// The text of what they are called, `<room>.records.<name>`; `<key>.purpose` says what they are for.
    package let key: String
    /// The columns that point to a person or name one, each as `table.column`.
    package let columns: [String]
    package let term: Term
    package let fate: Fate
    let select: Selection?
    package let erase: Erasure
    package let tidy: Tidying?

    /// - Parameters:
    ///   - columns: by table.
    ///   - select: the rows about a person. Columns are named for their reader; numbers in columns called `at`, `since` or
    ///     `…_at` are times. None where the rows cannot be told to be about anybody.
    package init(
        _ key: String, columns: [String: [String]], kept term: Term, fate: Fate = .removed, select: Selection? = nil,
        tidy: Tidying? = nil, erase: @escaping Erasure = { _, _ in }
    ) {
        self.key = key
        self.columns = columns.flatMap { table, names in names.map { "\(table).\($0)" } }.sorted()
        self.term = term
        self.fate = fate
        self.select = select
        self.tidy = tidy
        self.erase = erase
    }

    /// The last part of the key: what the records are called in a download.
    package var name: String { key.split(separator: ".").last.map(String.init) ?? key }

    package var isAboutSomebody: Bool { select != nil }

    package func termText(_ texts: Texts) -> String {
        switch term {
        case .account: texts("commons.term.account")
        case .thing: texts("commons.term.thing")
        case .days(let days): texts("\(key).term", ["days": texts.number(days)])
        }
    }

    package func fateText(_ texts: Texts) -> String {
        switch fate {
        case .removed: texts("commons.fate.removed")
        case .unnamed: texts("commons.fate.unnamed")
        }
    }
}
