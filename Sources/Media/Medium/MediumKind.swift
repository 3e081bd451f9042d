/// What sort of medium.
enum MediumKind: String, Sendable, CaseIterable, Codable {
    case image

    var textKey: String { "media.kind.\(rawValue)" }
}
