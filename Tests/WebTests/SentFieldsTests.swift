import Testing

@testable import Web

@Suite struct SentFieldsTests {
    @Test func `a form is read by its bytes, whatever marks join its signs`() throws {
        let fields = try SentFields.form("a=1&\u{301}b=+\u{301}&c=%2B%26%3D")

        #expect(fields["a"] == ["1"])
        #expect(fields["\u{301}b"] == [" \u{301}"])
        #expect(fields["c"] == ["+&="])
    }

    @Test(arguments: ["a=%", "a=%4", "a=%+1", "a=%-1", "a=% 1", "a=%zz", "a=%C3", "a=%ED%A0%80", "a=%C0%80", "%00=1"])
    func `an escape that is none, or makes no UTF-8, is refused`(form: String) {
        #expect(throws: AppError.self) { try SentFields.form(form) }
    }

    @Test func `the values of one name keep their order, and the first is the one that counts`() throws {
        let submission = Submission(try SentFields.form("role=&role=administrator&role=editor"))

        #expect(submission.shown("role") == "")
        #expect(submission.shownAll("role") == ["", "administrator", "editor"])
    }

    @Test(arguments: [
        (#"{"a":1}"#, ["1"]), (#"{"a":0}"#, ["0"]), (#"{"a":true}"#, ["true"]), (#"{"a":false}"#, ["false"]),
        (#"{"a":1.5}"#, ["1.5"]), (#"{"a":null}"#, []), (#"{"a":[1,"b",null,true]}"#, ["1", "b", "true"]),
        (#"{"a":123456789012345678901234567890}"#, ["123456789012345678901234567890"]), (#"{"a":[]}"#, []),
    ])
    func `a number is a number and a truth a truth`(json: String, values: [String]) throws {
        #expect(try SentFields.json(Array(json.utf8))["a"] == values)
    }

    @Test(arguments: [
        #"{"a":{"b":1}}"#, #"{"a":[[1]]}"#, #"{"a":1e400}"#, #"{"a":"\ud800"}"#, #"{"a":"\u0000"}"#, "[]", "1", "null",
        "\"a\"", "{", "", "{\"a\":NaN}", "{'a':1}",
        String(repeating: "{\"a\":", count: 20_000) + "1" + String(repeating: "}", count: 20_000),
    ])
    func `what is no flat object is refused`(json: String) {
        #expect(throws: AppError.self) { try SentFields.json(Array(json.utf8)) }
    }

    @Test func `more than two thousand values are too many, in lists as well`() {
        let list = "[" + Array(repeating: "1", count: 1_500).joined(separator: ",") + "]"
        let fields = (0..<2_001).map { "\"\($0)\":1" }.joined(separator: ",")

        #expect(throws: AppError.self) { try SentFields.json(Array(#"{"a":\#(list),"b":\#(list)}"#.utf8)) }
        #expect(throws: AppError.self) { try SentFields.json(Array("{\(fields)}".utf8)) }
    }
}
