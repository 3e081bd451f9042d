import Files

/// The head of a file is told what it is, and how large its picture is, without harm.
enum ImageTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        let kind = FileKind(of: bytes)
        for known in [kind, .jpeg, .png, .webp, .heif] {
            guard let size = ImageSize(of: bytes, known) else { continue }
            try hold(size.width > 0 && size.height > 0 && size.pixels > 0, "a picture without points")
            try hold(size.pixels >= max(size.width, size.height), "fewer points than a side has")
        }
    }
}
