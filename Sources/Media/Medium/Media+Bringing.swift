package import Commons
package import Files
package import Storage

extension Media {
    /// Makes a medium of a file that is kept, and promises what is to be made of the file.
    package func bring(
        _ content: MediumContent, _ file: MediumFile, _ origin: Origin, by author: Authorship, world: World,
        in tx: Transaction
    ) throws -> Thing {
        try file.remember(at: author.at, in: tx)
        try Making.promise(file, world: world, in: tx)
        return try create(content, origin, by: author, world: world, in: tx)
    }

    /// Shows a medium on the page of a thing, in nobody's name.
    package static func show(_ medium: Thing, on thing: Thing, at now: Timestamp, in tx: Transaction) throws {
        try MediumUse.add(medium, to: thing, by: nil, at: now, in: tx)
    }

    /// Keeps a file that comes with the program, and needs no making safe: a PNG image, an Ogg sound or an MP4 film.
    ///
    /// - Parameters:
    ///   - size: of the film, in points.
    ///   - seconds: of the sound or the film.
    package static func keep(
        ownFile path: String, size: (width: Int, height: Int)? = nil, seconds: Int? = nil, in store: FileStore,
        world: World
    ) throws -> MediumFile {
        let file = try store.begin(world)
        try file.append(contentsOf: path)
        let duration = seconds.map { $0 * 1_000 }
        switch FileKind(of: file.beginning) {
        case .png:
            let size = ImageSize(of: file.beginning, .png)
            return MediumFile(try store.keep(file), type: .png, size)
        case .ogg: return MediumFile(try store.keep(file), type: .ogg, duration: duration)
        case .mp4:
            let size = size.map { ImageSize(width: $0.width, height: $0.height) }
            return MediumFile(try store.keep(file), type: .mp4, size, duration: duration)
        default: throw FileFault.unusable(path: path, reason: "it is no PNG image, Ogg sound or MP4 film")
        }
    }
}
