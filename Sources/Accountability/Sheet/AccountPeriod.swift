package import Web

/// The months of which a sheet tells, the first and the last with them: a year, or some months.
package struct AccountPeriod: Sendable, Hashable, Comparable {
    /// Months since the year 0.
    let first: Int
    let last: Int

    /// - Parameters:
    ///   - from: a year, or a month of it.
    ///   - to: the same; without one, the year or month itself.
    /// - Returns: nil of days, and where it ends before it begins.
    package init?(from: CivilDate, to: CivilDate? = nil) {
        let end = to ?? from
        guard from.day == nil, end.day == nil else { return nil }
        first = from.year * 12 + (from.month ?? 1) - 1
        last = end.year * 12 + (end.month ?? 12) - 1
        guard first <= last else { return nil }
    }

    /// `2025-01`.
    var begins: String { Self.month(first) }
    var ends: String { Self.month(last) }

    private static func month(_ number: Int) -> String {
        let month = number % 12 + 1
        return "\(number / 12)-" + (month < 10 ? "0\(month)" : "\(month)")
    }

    /// A whole year.
    var year: Int? { first % 12 == 0 && last == first + 11 ? first / 12 : nil }

    /// The years that lie within it as a whole.
    var wholeYears: [Int] {
        let (from, to) = ((first + 11) / 12, (last + 1) / 12)
        return from < to ? Array(from..<to) : []
    }

    /// Whether a date surely lies within: a year alone does when all of it does.
    func contains(_ date: CivilDate) -> Bool {
        let start = date.year * 12 + (date.month ?? 1) - 1
        return first <= start && Self.end(of: date) <= last
    }

    /// The last month of a date.
    static func end(of date: CivilDate) -> Int { date.year * 12 + (date.month ?? 12) - 1 }

    /// As it stands in an address: `2025`, or `2025-01_2025-06`.
    var code: String { year.map(String.init) ?? (first == last ? begins : "\(begins)_\(ends)") }

    /// As it stands in a title, whatever the language: `2025`, `2025-01 – 2025-06`.
    var label: String { year.map(String.init) ?? (first == last ? begins : "\(begins) – \(ends)") }

    /// « 2025 », « de janvier 2025 à juin 2025 »
    func text(_ texts: Texts) -> String {
        if let year { return "\(year)" }
        let months = [begins, ends].compactMap { CivilDate(rawValue: $0) }.map(texts.date)
        guard first != last, let from = months.first, let to = months.last else { return months.first ?? "" }
        return texts("accountability.period.months", ["from": from, "to": to])
    }

    package static func < (a: AccountPeriod, b: AccountPeriod) -> Bool { (a.first, a.last) < (b.first, b.last) }
}

extension AccountPeriod: Codable {
    private enum CodingKeys: CodingKey { case begins, ends }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let (from, to) = (
            try container.decode(CivilDate.self, forKey: .begins), try container.decode(CivilDate.self, forKey: .ends)
        )
        guard let period = AccountPeriod(from: from, to: to) else {
            throw DecodingError.dataCorruptedError(forKey: .ends, in: container, debugDescription: "it ends too early")
        }
        self = period
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(begins, forKey: .begins)
        try container.encode(ends, forKey: .ends)
    }
}
