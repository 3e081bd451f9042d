import Foundation
import Markup
import Storage
import Testing

@testable import Accounts

@Suite struct TimeBasedCodeTests {
    /// The key of the examples in RFC 6238, appendix B.
    private let code = TimeBasedCode(key: Array("12345678901234567890".utf8))

    @Test(arguments: [
        (59, 287_082), (1_111_111_109, 81_804), (1_111_111_111, 50_471), (1_234_567_890, 5_924),
        (2_000_000_000, 279_037), (20_000_000_000, 353_130),
    ])
    func `the examples of the standard come out, by their last six digits`(seconds: Int, number: UInt32) {
        let step = TimeBasedCode.step(at: Timestamp(rawValue: seconds * 1_000))

        #expect(code.number(at: step) == number)
    }

    @Test func `a code holds half a minute before and after, not longer, and not a second time`() {
        let now = Timestamp(rawValue: 1_800_000_015_000)
        let step = TimeBasedCode.step(at: now)

        for near in step - 1...step + 1 {
            #expect(code.step(of: code.number(at: near), at: now, after: 0) == near)
            #expect(code.step(of: code.number(at: near), at: now, after: near) == nil)
        }
        for far in [step - 2, step + 2] { #expect(code.step(of: code.number(at: far), at: now, after: 0) == nil) }
    }

    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `a key is written in letters as the standard does`(bytes: String, letters: String) {
        #expect(Base32.text(of: Array(bytes.utf8)) == letters)
    }

    @Test(arguments: [
        ("123 456", TypedCode.number(123_456)), ("000000", .number(0)), (" 12-34-56 ", .number(123_456)),
        ("mzxw 6ytb", .recovery("MZXW6YTB")), ("+12345", .recovery("+12345")), ("1234567", .recovery("1234567")),
        ("١٢٣٤٥٦", .recovery("١٢٣٤٥٦")), ("-", .recovery("")),
    ])
    func `spaces, hyphens and small letters in a typed code are no mistake`(typed: String, code: TypedCode) {
        #expect(TypedCode(typed) == code)
    }

    @Test func `a telephone finds names with spaces and colons in the address`() {
        let address = code.address(issuer: "Le commun: ici", account: "ada@example.org")

        #expect(
            address == "otpauth://totp/Le%20commun%3A%20ici%3Aada%40example.org"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Le%20commun%3A%20ici")
    }

    @Test func `a square is drawn of what the address says, and a text that is too long has none`() throws {
        let square = try required(QRCode(code.address(issuer: "Le commun", account: "ada@example.org")))

        #expect(square.isDark.count == square.width * square.width)
        let finder = [1, 1, 1, 1, 1, 1, 1, 0].map { $0 == 1 }
        #expect(Array(square.isDark.prefix(8)) == finder, "the corner that cameras look for")
        // An element that is left open in HTML would swallow the next one: the square would be white.
        #expect(square.drawing(named: "Carré").html.contains("</rect><path"))
        #expect(QRCode(String(repeating: "é", count: 2_000)) == nil)
    }
}
