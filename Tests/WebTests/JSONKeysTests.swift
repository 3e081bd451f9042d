import Testing

@testable import Web

@Suite struct JSONKeysTests {
    @Test(arguments: [
        (#"{"a":1,"a":2}"#, "a"), (#"{"a":1,"\u0061":2}"#, "a"), (#"[{"x":{"b":1,"c":{},"b":[]}}]"#, "b"),
        (#"{"é":1,"e\u0301":2}"#, "é"), (#"{"":1,"":2}"#, ""), (#"{"a\"b":1, "a\"b" : 2}"#, "a\"b"),
    ])
    func `a name that an object holds twice is found, however it is written`(json: String, name: String) {
        #expect(throws: JSONKeys.Fault.twice(name)) { try JSONKeys.check(Array(json.utf8)) }
    }

    @Test(arguments: [
        #"{"a":1,"b":"a","c":["a","a"],"d":{"a":1},"e":{"a":1}}"#, #"[{"a":1},{"a":1}]"#, #"{"a":"{\"b\":1,\"b\":2}"}"#,
        "", "{", "\"", "\"\\", "}}]]", "{\"a", ",,,", "{\"a\\",
    ])
    func `names may stand in several objects, and what is not JSON is left to the parser`(json: String) {
        #expect(throws: Never.self) { try JSONKeys.check(Array(json.utf8)) }
    }

    @Test func `what lies too deep is not walked through`() {
        let deep = String(repeating: "[", count: 513)

        #expect(throws: Never.self) { try JSONKeys.check(Array(deep.utf8.dropLast())) }
        #expect(throws: JSONKeys.Fault.tooDeep) { try JSONKeys.check(Array(deep.utf8)) }
    }

    @Test func `a body with a name twice is refused, and the name is said`() throws {
        #expect {
            try SentFields.json(Array(#"{"title":"One","title":"Other"}"#.utf8))
        } throws: { error in
            let refusal = error as? AppError
            return refusal?.kind == .malformed && refusal?.values["name"] == "title"
        }
    }
}
