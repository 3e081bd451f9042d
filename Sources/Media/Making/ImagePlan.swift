/// In which sizes an image is made: those that are smaller than itself.
struct ImagePlan: Sendable {
    struct Version: Sendable, Equatable {
        let width: Int
        let type: FileType

        var name: String { "\(width).\(type.ending)" }
    }

    let versions: [Version]

    private static let widths = [320, 640, 1_280, 1_920]

    init(width: Int) {
        versions = Self.widths.filter { $0 < width }.flatMap { width in
            [FileType.webp, .avif].map { Version(width: width, type: $0) }
        }
    }

    /// Those, and the very small picture.
    var steps: Int { versions.count + 1 }
}
