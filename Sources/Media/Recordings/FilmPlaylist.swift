import Files
import Storage

/// The list of the sizes of a film, from which a player takes what the line allows (RFC 8216, 4.3.4.2).
struct FilmPlaylist: Sendable {
    static let name = "film.m3u8"

    private let sizes: [FilmSize]

    init(_ sizes: [FilmSize]) { self.sizes = sizes }

    func keep(_ work: MakingWork) async throws {
        guard work.versions[Self.name] == nil else { return }
        let digest = work.file.digest
        let versions = try await work.database.read { tx in
            try MediumVersion.all(of: [digest], in: tx)[digest, default: []]
        }
        var text = "#EXTM3U\n#EXT-X-VERSION:7\n"
        for size in sizes {
            guard let version = versions.first(where: { $0.name == size.playlist }) else { continue }
            let shown = version.file.width.flatMap { width in version.file.height.map { "\(width)x\($0)" } }
            let resolution = shown.map { ",RESOLUTION=\($0)" } ?? ""
            text += "#EXT-X-STREAM-INF:BANDWIDTH=\(size.bandwidth)\(resolution)\n\(version.fileName)\n"
        }
        let file = try work.store.begin(work.world)
        try file.append(Array(text.utf8))
        try await work.keep(file, as: Self.name, .playlist)
    }
}
