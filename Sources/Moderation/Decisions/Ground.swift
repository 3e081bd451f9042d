import Storage

/// What a decision rests on (Regulation (EU) 2022/2065, article 17(3)(d) and (e)).
enum Ground: String, Sendable, Codable, CaseIterable, SQLBindable, SQLDecodable {
    case none, law, rules

    static let broken: [Ground] = [.law, .rules]

    var textKey: String { "moderation.ground.\(rawValue)" }
}
