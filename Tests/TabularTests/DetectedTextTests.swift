import Foundation
import Tabular
import Testing

@Suite struct DetectedTextTests {
    static let text = "nom;résumé\r\nŒuvre « d’été » – 10 €;ça\r\n"

    @Test func `each encoding that spreadsheets write is found out, and read as the same text`() throws {
        let samples: [(DetectedText.Encoding, [UInt8])] = [
            (.utf8, Array(Self.text.utf8)), (.utf8, [0xEF, 0xBB, 0xBF] + Self.text.utf8),
            (.utf16, try Self.bytes(.utf16LittleEndian)), (.utf16, try Self.bytes(.utf16BigEndian)),
            (.utf16, [0xFF, 0xFE] + (try Self.bytes(.utf16LittleEndian))),
            (.utf16, [0xFE, 0xFF] + (try Self.bytes(.utf16BigEndian))),
            (.windows1252, try Self.bytes(.windowsCP1252)),
        ]

        for (encoding, bytes) in samples {
            let found = DetectedText(bytes)
            #expect(found.encoding == encoding)
            #expect(String(decoding: found.bytes, as: UTF8.self) == Self.text)
        }
    }

    @Test func `ISO-8859-1 is read as what it is a part of`() throws {
        let found = DetectedText(try Self.bytes(.isoLatin1, of: "été à Sète"))

        #expect(found.encoding == .windows1252 && String(decoding: found.bytes, as: UTF8.self) == "été à Sète")
    }

    @Test func `whatever the bytes, what comes out is UTF-8`() {
        var state: UInt64 = 1
        for length in 0..<300 {
            let bytes = (0..<length).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1
                return UInt8(truncatingIfNeeded: state >> 40)
            }
            #expect(String(validating: DetectedText(bytes).bytes, as: UTF8.self) != nil)
        }
    }

    @Test(arguments: [
        ("a,b,c;d\n1;2;3;4", CSVDelimiter.comma), ("a;b;c,d\n", .semicolon), ("a\tb\n", .tab), ("a\n1,2,3", .comma),
        ("\"a,b,c\";d", .semicolon), ("", .comma),
    ])
    func `the delimiter is the most frequent of the header`(text: String, delimiter: CSVDelimiter) {
        #expect(CSVDelimiter.detected(in: Array(text.utf8)) == delimiter)
    }

    @Test(arguments: CSVDelimiter.allCases)
    func `what is written with a delimiter is read back with it`(delimiter: CSVDelimiter) throws {
        let rows = [["a;b", "c,d"], ["e\tf", "say \"x\"\ny"], ["", "'=1"], ["=1", "''=1"], ["-3.5", "'t Hof"]]
        var writer = CSVWriter(header: ["x", "y"], escaping: .formulas, delimiter: delimiter)

        for row in rows { writer.append(row) }

        let read = try CSVReader(writer.bytes, delimiter: delimiter).map { try $0.get().fields.map(\.rearmed) }
        #expect(read == rows)
    }

    private static func bytes(_ encoding: String.Encoding, of text: String = text) throws -> [UInt8] {
        [UInt8](try #require(text.data(using: encoding)))
    }
}
