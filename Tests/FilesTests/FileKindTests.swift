import Files
import Testing

@Suite struct FileKindTests {
    @Test(
        arguments: [
            ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
            (Array("RIFFxxxxWEBPVP8 ".utf8), .webp), (Array("RIFFxxxxWAVEfmt ".utf8), .wav),
            (Array("GIF89a".utf8), .gif), (Array("xxxxftypheic".utf8), .heif), (Array("xxxxftypavif".utf8), .heif),
            (Array("xxxxftypisom".utf8), .mp4), (Array("%PDF-1.7".utf8), .pdf), ([0x50, 0x4B, 3, 4], .zip),
            (Array("<?xml version='1.0'?><SVG onload='x()'>".utf8), .svg), (Array("<html>".utf8), .unknown),
            ([], .unknown),
        ] as [([UInt8], FileKind)])
    func `a file is what its first bytes say`(_ bytes: [UInt8], _ kind: FileKind) {
        #expect(FileKind(of: bytes) == kind)
    }

    @Test func `the size of an image is read from its head`() throws {
        let png: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
            + [0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50]
        let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1, 0, 4, 1, 2, 0xFF, 0xC2, 0, 11, 8, 0x01, 0x2C, 0x01, 0x90]
        let webp =
            Array("RIFFxxxxWEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 0x8F, 0x01, 0, 0x2B, 0x01, 0]
        let heif = Array("xxxxftypheic....ispe".utf8) + [0, 0, 0, 0, 0, 0, 0x01, 0x90, 0, 0, 0x01, 0x2C]

        #expect(ImageSize(of: png, .png) == ImageSize(width: 50_000, height: 50_000))
        #expect(ImageSize(of: jpeg, .jpeg) == ImageSize(width: 400, height: 300))
        #expect(ImageSize(of: webp, .webp) == ImageSize(width: 400, height: 300))
        #expect(ImageSize(of: heif, .heif) == ImageSize(width: 400, height: 300))
    }

    @Test(arguments: FileKind.allCases)
    func `a head that is cut short, or garbage, has no size and harms nothing`(_ kind: FileKind) {
        let beginnings: [[UInt8]] = [
            [], [0xFF, 0xD8], [0xFF, 0xD8, 0xFF, 0xFF, 0xFF], Array("RIFFxxxxWEBPVP8L".utf8),
            Array("xxxxftypheicispe".utf8) + [0xFF], Array(repeating: 0xFF, count: 5_000),
        ]
        for beginning in beginnings { #expect(ImageSize(of: beginning, kind) == nil) }
        var bytes = Array("RIFFxxxxWEBPVP8X".utf8)
        for step in 0..<2_000 {
            bytes.append(UInt8(truncatingIfNeeded: step &* 2_654_435_761 >> 7))
            _ = ImageSize(of: bytes, kind)
        }
    }

    @Test func `an image of more points than can be counted has the most there are`() {
        #expect(ImageSize(width: .max, height: 2).pixels == .max)
    }
}
