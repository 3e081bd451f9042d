import Storage
import Testing

@testable import Backups

@Suite struct CopyTextTests {
    @Test func `a row comes back as it was, whatever its texts hold`() {
        let types: [SQLType] = [.text, .integer, .real, .boolean, .blob, .text, .text]
        let rows: [[SQLValue]] = [
            [
                .text("a\tb\nc\\d\re\u{0B}\u{0C}\u{08}f"), .integer(.min), .real(-0.1), .boolean(true),
                .blob([0, 9, 10, 92, 255]), .null, .text(""),
            ],
            [.text("\\N"), .integer(.max), .real(1e300), .boolean(false), .blob([]), .text("\\N\n"), .text("🐝 é")],
            [.null, .null, .null, .null, .null, .null, .null],
        ]
        for row in rows {
            var bytes: [UInt8] = []
            CopyText.append(row, to: &bytes)

            let lines = bytes.split(separator: UInt8(ascii: "\n"))

            #expect(lines.count == 1)
            #expect(lines.first.flatMap { CopyText.row($0, as: types) } == row)
        }
    }

    @Test(arguments: ["1", "1\t2\t3", "x\tt", "1\tyes", "1\\q\tt", "1\\"])
    func `a line that is not one of ours is refused`(_ line: String) {
        #expect(CopyText.row(Array(line.utf8), as: [.integer, .boolean]) == nil)
    }
}
