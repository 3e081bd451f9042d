/// The forms in which files are kept and sent.
enum FileType: String, Sendable, CaseIterable {
    case jpeg, png, webp, avif

    init?(media: String) {
        guard let known = Self.allCases.first(where: { $0.media == media }) else { return nil }
        self = known
    }

    /// As HTTP names it.
    var media: String { "image/\(rawValue)" }

    /// Of the names of its files.
    var ending: String { self == .jpeg ? "jpg" : rawValue }
}
