import Storage

/// Who is told of a decision, and may contest it.
enum Side: String, Sendable, Codable, SQLBindable, SQLDecodable {
    case reporter, keeper
}
