import Storage

/// Which illegal content a report is about, as far as it can be said in a list.
enum Offence: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    case childAbuse, terrorism, hatred, threats, privacy, fraud, otherOffence

    var textKey: String { "moderation.offence.\(rawValue)" }

    /// The offences of articles 3 to 7 of Directive 2011/93/EU are reported without a name (Regulation (EU) 2022/2065,
    /// article 16(2)(c)).
    var needsName: Bool { self != .childAbuse }
}
