import Files

/// An image in the sizes that screens need.
struct ImageMaker: Maker {
    private let file: MediumFile
    private let plan: ImagePlan

    init(_ file: MediumFile) {
        self.file = file
        plan = ImagePlan(width: file.width ?? 0)
    }

    var steps: Int { plan.steps }

    func make(_ work: MakingWork) async throws -> Made {
        let program = ImageProgram(store: work.store, world: work.world)
        var done = plan.versions.filter { work.versions[$0.name] != nil }.count
        for version in plan.versions where work.versions[version.name] == nil {
            try await work.note(done)
            let made = try await program.version(version, of: work.path)
            try await work.keep(made, as: version.name, version.type, size(version.width))
            done += 1
        }
        return Made(placeholder: try await program.placeholder(of: work.path))
    }

    private func size(_ width: Int) -> ImageSize? {
        file.height.flatMap { height in
            file.width.map { ImageSize(width: width, height: max(1, height * width / $0)) }
        }
    }
}

/// A picture that stands for what is read or watched: the first page of a document, a moment of a film.
struct Poster: Sendable {
    let work: MakingWork

    private static let widths = [320, 640, 1_280]

    var isMade: Bool { work.versions.keys.contains { $0.hasSuffix(".\(FileType.webp.ending)") } }

    /// - Parameter path: of a PNG that a program of ours wrote.
    /// - Returns: the very small one.
    func make(from path: String) async throws -> String {
        let program = ImageProgram(store: work.store, world: work.world)
        let picture = try work.store.adopt(path, work.world)
        guard let size = ImageSize(of: picture.beginning, .png) else { return "" }
        for width in Self.widths.filter({ $0 < size.width }) + [min(size.width, Self.widths[2])] {
            let version = ImagePlan.Version(width: width, type: .webp)
            guard work.versions[version.name] == nil else { continue }
            let made = try await program.version(version, of: picture.path)
            let height = max(1, size.height * width / size.width)
            try await work.keep(made, as: version.name, .webp, ImageSize(width: width, height: height))
        }
        return try await program.placeholder(of: picture.path)
    }
}
