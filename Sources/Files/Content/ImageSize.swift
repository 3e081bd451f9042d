/// How many points an image has, as its head says: known before any of them is decoded.
package struct ImageSize: Sendable, Equatable {
    package let width: Int
    package let height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    package var pixels: Int { width.multipliedReportingOverflow(by: height).overflow ? .max : width * height }

    /// Nil when the head does not say.
    ///
    /// - Parameter bytes: the first of the file.
    package init?(of bytes: [UInt8], _ kind: FileKind) {
        let size =
            switch kind {
            case .jpeg: Self.jpeg(bytes)
            case .png: Self.png(bytes)
            case .webp: Self.webp(bytes)
            case .heif: Self.heif(bytes)
            default: nil as ImageSize?
            }
        guard let size, size.width > 0, size.height > 0 else { return nil }
        self = size
    }

    /// The `IHDR` stands first (PNG, 5.3).
    private static func png(_ bytes: [UInt8]) -> ImageSize? {
        guard bytes.dropFirst(12).starts(with: Array("IHDR".utf8)), let width = bytes.big(4, at: 16),
            let height = bytes.big(4, at: 20)
        else { return nil }
        return ImageSize(width: width, height: height)
    }

    /// Segments follow each other until the frame (ITU T.81, B.2.2).
    private static func jpeg(_ bytes: [UInt8]) -> ImageSize? {
        var place = 2
        while let mark = bytes.big(2, at: place), mark > 0xFF00 {
            let code = mark & 0xFF
            if code == 0xFF { place += 1; continue }
            guard let length = bytes.big(2, at: place + 2), length >= 2 else { return nil }
            let isFrame = (0xC0...0xCF).contains(code) && ![0xC4, 0xC8, 0xCC].contains(code)
            if isFrame {
                guard let height = bytes.big(2, at: place + 5), let width = bytes.big(2, at: place + 7) else {
                    return nil
                }
                return ImageSize(width: width, height: height)
            }
            place += 2 + length
        }
        return nil
    }

    /// Lossy, lossless or extended (RFC 9649, 2.5 to 2.7).
    private static func webp(_ bytes: [UInt8]) -> ImageSize? {
        switch String(decoding: bytes.dropFirst(12).prefix(4), as: UTF8.self) {
        case "VP8 ":
            guard let width = bytes.little(2, at: 26), let height = bytes.little(2, at: 28) else { return nil }
            return ImageSize(width: width & 0x3FFF, height: height & 0x3FFF)
        case "VP8L":
            guard let bits = bytes.little(4, at: 21) else { return nil }
            return ImageSize(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
        case "VP8X":
            guard let width = bytes.little(3, at: 24), let height = bytes.little(3, at: 27) else { return nil }
            return ImageSize(width: width + 1, height: height + 1)
        default: return nil
        }
    }

    /// The largest of the pictures that its boxes name (ISO/IEC 23008-12, 6.5.3).
    private static func heif(_ bytes: [UInt8]) -> ImageSize? {
        let name = Array("ispe".utf8)
        var largest: ImageSize?
        for place in bytes.indices where bytes[place] == name[0] && bytes[place...].starts(with: name) {
            guard let width = bytes.big(4, at: place + 8), let height = bytes.big(4, at: place + 12) else { break }
            let size = ImageSize(width: width, height: height)
            if size.pixels > largest?.pixels ?? 0 { largest = size }
        }
        return largest
    }
}

extension [UInt8] {
    fileprivate func big(_ count: Int, at place: Int) -> Int? {
        guard place >= 0, place + count <= self.count else { return nil }
        return self[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
    }

    fileprivate func little(_ count: Int, at place: Int) -> Int? {
        guard place >= 0, place + count <= self.count else { return nil }
        return self[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
