package import Storage

/// A date as people know it: to the day, the month or only the year. Stored as `2015`, `2015-12` or `2015-12-05`.
package struct CivilDate: RawRepresentable, Sendable, Hashable, Comparable, Codable, SQLBindable, SQLDecodable {
    package let year: Int
    package let month: Int?
    package let day: Int?

    package init?(rawValue: String) {
        let parts = rawValue.split(separator: "-", omittingEmptySubsequences: false)
        let widths = [4, 2, 2]
        guard (1...3).contains(parts.count),
            zip(parts, widths).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count, (1800...2200).contains(numbers[0]) else { return nil }
        let month = numbers.count > 1 ? numbers[1] : nil
        let day = numbers.count > 2 ? numbers[2] : nil
        if let month, !(1...12).contains(month) { return nil }
        if let month, let day, !(1...Self.days(in: month, of: numbers[0])).contains(day) { return nil }
        (self.year, self.month, self.day) = (numbers[0], month, day)
    }

    /// The day of a moment, UTC (days-to-civil, Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    package init(_ moment: Timestamp) {
        let days = Int((Double(moment.rawValue) / 86_400_000).rounded(.down)) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        self.year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.month = month
        self.day = dayOfYear - (153 * shifted + 2) / 5 + 1
    }

    package var rawValue: String {
        String(year) + [month, day].compactMap { $0 }.map { $0 < 10 ? "-0\($0)" : "-\($0)" }.joined()
    }

    /// A year alone comes before its months, a month before its days.
    package static func < (a: CivilDate, b: CivilDate) -> Bool { a.rawValue < b.rawValue }

    /// Whether it surely came after `other`: 2020 is not after March 2020, nor before it.
    package func isAfter(_ other: CivilDate) -> Bool {
        let (own, theirs) = (parts, other.parts)
        let known = min(own.count, theirs.count)
        return theirs.prefix(known).lexicographicallyPrecedes(own.prefix(known))
    }

    private var parts: [Int] { [year, month, day].compactMap { $0 } }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
