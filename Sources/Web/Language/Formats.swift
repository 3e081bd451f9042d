package import Storage

/// Numbers and dates as a reader of the language writes them.
extension Texts {
    /// 12 345 in French (narrow no-break space), 12,345 in English.
    package func number(_ value: Int) -> String {
        let digits = String(value.magnitude)
        let separator = language == .fr ? "\u{202F}" : ","
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index).isMultiple(of: 3) { grouped += separator }
            grouped.append(digit)
        }
        return (value < 0 ? "\u{2212}" : "") + grouped
    }

    /// A date known to the day, the month or only the year.
    package func date(_ date: CivilDate) -> String {
        guard let month = date.month else { return String(date.year) }
        let name = self("web.month.\(month)")
        guard let day = date.day else { return "\(name) \(date.year)" }
        let dayText = language == .fr && day == 1 ? "1\u{1D49}\u{02B3}" : String(day)
        return "\(dayText) \(name) \(date.year)"
    }

    /// The day of a moment (UTC).
    package func date(_ moment: Timestamp) -> String { date(CivilDate(moment)) }

    /// The day and minute of a moment (UTC, and it says so): « 5 h 26 », 5:26.
    package func moment(_ moment: Timestamp) -> String {
        let minutes = (moment.rawValue / 60_000) % 1_440
        let sign = language == .fr ? "\u{A0}h\u{A0}" : ":"
        let clock = "\(minutes / 60)\(sign)\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
        return self("web.moment", ["date": date(moment), "clock": clock])
    }
}

extension Texts {
    /// 1 234,50 in French, 1,234.50 in English, rounded to so many digits behind the comma, at most six.
    package func decimal(_ value: Double, _ digits: Int) -> String {
        let scale = (0..<max(0, min(6, digits))).reduce(1) { power, _ in power * 10 }
        let scaled = (value.magnitude * Double(scale)).rounded()
        guard scaled < 1e15 else { return value < 0 ? "\u{2212}∞" : "∞" }
        let (whole, rest) = Int(scaled).quotientAndRemainder(dividingBy: scale)
        let sign = value < 0 && scaled > 0 ? "\u{2212}" : ""
        guard scale > 1 else { return sign + number(whole) }
        let digits = String(scale + rest).dropFirst()
        return sign + number(whole) + (language == .fr ? "," : ".") + digits
    }

    /// The same with a plus before what is above zero.
    package func signed(_ value: Double, _ digits: Int) -> String {
        let text = decimal(value, digits)
        return value > 0 && text.contains(where: { ("1"..."9").contains($0) }) ? "+" + text : text
    }
}
