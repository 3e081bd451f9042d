/// What a file is, told from its bytes and from nothing that its owner says.
package enum FileKind: String, Sendable, CaseIterable {
    case jpeg, png, webp, heif
    case gif, tiff, svg
    case mp4, webm, ogg, mp3, flac, wav
    case pdf, zip
    /// Documents of offices before they were archives (.doc, .xls, .ppt), and those that are locked.
    case oldOffice
    case unknown

    /// - Parameter bytes: the first of the file.
    package init(of bytes: [UInt8]) {
        self = Self.signatures.first { $0.fits(bytes) }?.kind ?? (Self.isDrawing(bytes) ? .svg : .unknown)
    }

    private struct Signature {
        let kind: FileKind
        let parts: [(place: Int, bytes: [UInt8])]

        init(_ kind: FileKind, _ parts: (Int, [UInt8])...) {
            self.kind = kind
            self.parts = parts.map { (place: $0.0, bytes: $0.1) }
        }

        func fits(_ bytes: [UInt8]) -> Bool {
            parts.allSatisfy { bytes.dropFirst($0.place).starts(with: $0.bytes) }
        }
    }

    private static let signatures: [Signature] =
        [
            Signature(.jpeg, (0, [0xFF, 0xD8, 0xFF])),
            Signature(.png, (0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
            Signature(.webp, (0, Array("RIFF".utf8)), (8, Array("WEBP".utf8))),
            Signature(.wav, (0, Array("RIFF".utf8)), (8, Array("WAVE".utf8))),
            Signature(.gif, (0, Array("GIF8".utf8))),
            Signature(.tiff, (0, [0x49, 0x49, 0x2A, 0x00])), Signature(.tiff, (0, [0x4D, 0x4D, 0x00, 0x2A])),
        ]
        + ["heic", "heix", "mif1", "msf1", "avif", "avis", "hevc"].map {
            Signature(.heif, (4, Array("ftyp\($0)".utf8)))
        }
        + [
            Signature(.mp4, (4, Array("ftyp".utf8))),
            // The films of QuickTime need not begin with their type.
            Signature(.mp4, (4, Array("moov".utf8))), Signature(.mp4, (4, Array("wide".utf8))),
            Signature(.mp4, (4, Array("mdat".utf8))),
            Signature(.webm, (0, [0x1A, 0x45, 0xDF, 0xA3])),
            Signature(.ogg, (0, Array("OggS".utf8))),
            Signature(.flac, (0, Array("fLaC".utf8))),
            Signature(.mp3, (0, Array("ID3".utf8))), Signature(.mp3, (0, [0xFF, 0xFB])),
            Signature(.mp3, (0, [0xFF, 0xF3])), Signature(.mp3, (0, [0xFF, 0xF2])),
            Signature(.pdf, (0, Array("%PDF-".utf8))),
            Signature(.zip, (0, [0x50, 0x4B, 0x03, 0x04])),
            Signature(.oldOffice, (0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])),
        ]

    /// A drawing in XML may begin with anything that XML allows.
    private static func isDrawing(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes.prefix(4_096), as: UTF8.self).lowercased()
        return text.contains("<svg")
    }
}
