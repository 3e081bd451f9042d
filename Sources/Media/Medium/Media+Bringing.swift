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

    /// Keeps a file that comes with the program, and needs no making safe.
    package static func keep(ownFile path: String, in store: FileStore, world: World) throws -> MediumFile {
        let file = try store.begin(world)
        try file.append(contentsOf: path)
        guard let size = ImageSize(of: file.beginning, .png) else {
            throw FileFault.unusable(path: path, reason: "it is no PNG image")
        }
        return MediumFile(try store.keep(file), type: .png, size)
    }
}
