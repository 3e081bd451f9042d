import Storage

/// Why somebody reports a page.
enum ReportReason: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    case illegal, personalData, falsehood, insult, spam, rights, other

    var textKey: String { "moderation.reason.\(rawValue)" }
}
