/// In which size a film is made, and how its files are called.
struct FilmSize: Sendable, Equatable {
    /// Of the shorter side, in points.
    let side: Int

    var film: String { "\(side).mp4" }
    var parts: String { "\(side)-parts.mp4" }
    var playlist: String { "\(side).m3u8" }

    /// How long it takes, beside the others.
    var weight: Int { side > Self.small ? 3 : 1 }

    private static let large = 720
    private static let small = 360

    /// No larger than the film itself; a second one for slow lines when that is much smaller.
    static func all(of film: MediumFile) -> [FilmSize] {
        let side = min(film.width ?? large, film.height ?? large, large)
        let even = max(2, side - side % 2)
        return [FilmSize(side: even)] + (even > small + 100 ? [FilmSize(side: small)] : [])
    }

    /// H.264 and AAC: what plays everywhere.
    var arguments: [String] {
        let sides = "scale='if(gt(iw,ih),-2,\(side))':'if(gt(iw,ih),\(side),-2)'"
        return [
            "-threads", "2", "-vf", sides, "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-maxrate",
            side > Self.small ? "3M" : "900k", "-bufsize", "6M", "-pix_fmt", "yuv420p", "-g", "150", "-c:a", "aac",
            "-b:a", "128k", "-ac", "2",
        ]
    }

    /// Bits a second at most, of images and sound, for players to choose by.
    var bandwidth: Int { side > Self.small ? 3_200_000 : 1_050_000 }
}
