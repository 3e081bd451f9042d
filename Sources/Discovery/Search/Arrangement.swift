/// How results are shown.
enum Arrangement: String, Sendable, CaseIterable, Encodable {
    case list, map, table
}
