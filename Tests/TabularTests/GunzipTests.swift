import Foundation
import Tabular
import Testing

@Suite struct GunzipTests {
    @Test func `a packed file and a plain one give the same bytes`() throws {
        let text = Array("code,name\n48095,Mende\n".utf8)
        let packed = try Self.file(named: "packed.csv.gz", Self.packedMende)
        let plain = try Self.file(named: "plain.csv", text)

        #expect(try Gunzip.read(packed, limit: 100) == text)
        #expect(try Gunzip.read(plain, limit: 100) == text)
    }

    @Test func `a file that unpacks to more than its bound is refused`() throws {
        let packed = try Self.file(named: "bound.csv.gz", Self.packedMende)

        #expect(throws: Gunzip.Failure.tooLarge(path: packed, limit: 21)) { try Gunzip.read(packed, limit: 21) }
    }

    @Test func `a file that was cut or altered is refused`() throws {
        let cut = try Self.file(named: "cut.csv.gz", Self.packedMende.dropLast(6))
        var bytes = Self.packedMende
        bytes[bytes.count - 6] ^= 1
        let altered = try Self.file(named: "altered.csv.gz", bytes)

        #expect(throws: Gunzip.Failure.corrupt(path: cut)) { try Gunzip.read(cut, limit: 100) }
        #expect(throws: Gunzip.Failure.corrupt(path: altered)) { try Gunzip.read(altered, limit: 100) }
    }

    @Test func `a file that is not there is named`() {
        #expect(throws: Gunzip.Failure.cannotOpen(path: "/nowhere.csv")) { try Gunzip.read("/nowhere.csv", limit: 100) }
    }

    private static func file(named name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "essaim-gunzip-tests")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let url = folder.appending(path: name)
        try Data(bytes).write(to: url)
        return url.path
    }

    /// `printf 'code,name\n48095,Mende\n' | gzip -9n`
    private static let packedMende: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0xCE, 0x4F, 0x49, 0xD5, 0xC9,
        0x4B, 0xCC, 0x4D, 0xE5, 0x32, 0xB1, 0x30, 0xB0, 0x34, 0xD5, 0xF1, 0x4D, 0xCD, 0x4B, 0x49, 0xE5,
        0x02, 0x00, 0x85, 0xAD, 0xAE, 0x84, 0x16, 0x00, 0x00, 0x00,
    ]
}
