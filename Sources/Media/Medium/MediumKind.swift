import Storage

/// What sort of medium.
package enum MediumKind: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    case image, document, sound, film

    var textKey: String { "media.kind.\(rawValue)" }

    /// What a text beside it says to those who do not see or hear it.
    var isHeard: Bool { self == .sound || self == .film }
}
