import Files
import Fixtures
import Foundation

/// Images made for tests.
enum Pictures {
    /// A picture with something in it.
    static func made(_ width: Int, _ height: Int, as ending: String = "jpg") async throws -> [UInt8] {
        let folder = NSTemporaryDirectory() + "essaim-pictures-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let vips = LimitedProgram("vips")
        try await vips.run(["gaussnoise", "grey.png", "\(width)", "\(height)", "--mean", "128"], in: folder)
        try await vips.run(["bandjoin", "grey.png grey.png grey.png", "made.\(ending)"], in: folder)
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/made.\(ending)")))
        try FileManager.default.removeItem(atPath: folder)
        return bytes
    }

    /// What a telephone writes into a photograph: where it was taken (Exif 2.3, GPS), by which device, and a word.
    static func photograph(saying word: String) async throws -> [UInt8] {
        let picture = try await made(900, 600)
        let gps = Array("Exif\u{0}\u{0}".utf8) + tiff(saying: word)
        return segment(0xE1, gps, in: segment(0xFE, Array(word.utf8), in: picture)) + [0x50, 0x4B, 3, 4]
            + Array(word.utf8)
    }

    /// The head of a picture of which nothing else is there.
    static func headOfPNG(_ width: UInt32, _ height: UInt32) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + width.bytes + height.bytes
            + [8, 2, 0, 0, 0]
    }

    private static func segment(_ code: UInt8, _ content: [UInt8], in picture: [UInt8]) -> [UInt8] {
        let length = UInt16(content.count + 2)
        return Array(picture.prefix(2)) + [0xFF, code, UInt8(length >> 8), UInt8(length & 0xFF)] + content
            + picture.dropFirst(2)
    }

    /// One directory with the maker of the camera (0x010F), and another with a latitude (GPS, 0x0002).
    private static func tiff(saying word: String) -> [UInt8] {
        let maker = Array(word.utf8) + [0]
        let places = 8 + 2 + 24 + 4
        let gps = UInt32(places + maker.count)
        var bytes = Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 2]
        bytes += [0x01, 0x0F, 0, 2] + UInt32(maker.count).bytes + UInt32(places).bytes
        bytes += [0x88, 0x25, 0, 4, 0, 0, 0, 1] + gps.bytes + [0, 0, 0, 0] + maker
        bytes += [0, 1, 0, 2, 0, 5, 0, 0, 0, 3] + (gps + 18).bytes + [0, 0, 0, 0]
        return bytes + latitude
    }

    /// 44° 31′ 2″, as Exif writes it.
    static let latitude = Data(([44, 31, 2] as [UInt32]).flatMap { $0.bytes + (1 as UInt32).bytes })
}

extension UInt32 {
    fileprivate var bytes: [UInt8] {
        [UInt8(self >> 24), UInt8(self >> 16 & 0xFF), UInt8(self >> 8 & 0xFF), UInt8(self & 0xFF)]
    }
}
