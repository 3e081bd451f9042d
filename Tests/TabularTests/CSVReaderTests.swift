import Tabular
import Testing

@Suite struct CSVReaderTests {
    @Test func `fields are found by the name of their column`() throws {
        let reader = try CSVReader(Array("code,name\r\n48095,Mende\r\n".utf8))

        let name = try reader.column("name")
        let names = try reader.map { try $0.get()[name] }

        #expect(names == ["Mende"])
    }

    @Test(arguments: [
        ("a,b\n1,2", [["1", "2"]]),
        ("\u{FEFF}a,b\n1,2\n", [["1", "2"]]),
        ("a,b\r\n\"1\",\"2\"\r\n", [["1", "2"]]),
        ("a,b\n\"one, two\",\"say \"\"hello\"\"\"\n", [["one, two", "say \"hello\""]]),
        ("a,b\n\"two\nlines\",\n", [["two\nlines", ""]]),
        ("a,b\n\n,\n\r\n\"\",\"\"\n", [["", ""], ["", ""]]),
        ("a,b\né,œuvre\n", [["é", "œuvre"]]),
        ("a\n1\n", [["1"]]),
        ("a,b\n", []),
    ])
    func `every well-formed file gives its records`(text: String, expected: [[String]]) throws {
        let rows = try CSVReader(Array(text.utf8)).map { try $0.get().fields }

        #expect(rows == expected)
    }

    @Test(arguments: [
        ("1,2,3", CSVFault.Reason.wrongFieldCount(expected: 2, found: 3)),
        ("1", .wrongFieldCount(expected: 2, found: 1)),
        ("\"1\" ,2", .textAfterQuote),
        ("1\"2,3", .strayQuote),
        ("\"1,2", .unclosedQuote),
        ("1,2\0", .nullCharacter),
    ])
    func `a broken line bears its number and reason, and the next is read`(
        line: String, reason: CSVFault.Reason
    ) throws {
        let text = "a,b\nfirst,1\n\(line)\nlast,2\n"

        let records = try Array(CSVReader(Array(text.utf8)))

        #expect(records.count == 3)
        #expect(records[1] == .failure(CSVFault(line: 3, reason: reason)))
        #expect(try records[2].get().fields == ["last", "2"])
        #expect(try records[2].get().line == 4)
    }

    @Test func `bytes that are not UTF-8 break their line only`() throws {
        let bytes = Array("a,b\n".utf8) + [0xE9, 0x2C, 0x31, 0x0A] + Array("é,2\n".utf8)

        let records = try Array(CSVReader(bytes))

        #expect(records.first == .failure(CSVFault(line: 2, reason: .invalidUTF8)))
        #expect(try records.last?.get().fields == ["é", "2"])
    }

    @Test func `lines inside quotes are counted`() throws {
        let text = "a,b\n\"one\ntwo\nthree\",1\nlast,2\n"

        let lines = try CSVReader(Array(text.utf8)).map { try $0.get().line }

        #expect(lines == [2, 5])
    }

    @Test(arguments: [
        ("", CSVFault.Reason.noHeader),
        ("a,b,a\n", .repeatedColumn("a")),
        ("a,\"b\n", .unclosedQuote),
    ])
    func `a file without a usable header is refused whole`(text: String, reason: CSVFault.Reason) {
        #expect(throws: CSVFault(line: 1, reason: reason)) { try CSVReader(Array(text.utf8)) }
    }

    @Test func `a column that is not there is named`() throws {
        let reader = try CSVReader(Array("a,b\n".utf8))

        #expect(throws: CSVFault(line: 1, reason: .missingColumn("code"))) { try reader.column("code") }
    }

    @Test func `each bound is kept`() throws {
        var limits = CSVLimits()
        (limits.bytes, limits.fieldBytes, limits.fields, limits.faults) = (60, 8, 3, 2)
        let text = "a,b\n123456789,1\n1,2,3,4\nx\n1,2\n"

        let reasons = try CSVReader(Array(text.utf8), limits: limits).map { record -> CSVFault.Reason? in
            guard case .failure(let fault) = record else { return nil }
            return fault.reason
        }

        #expect(reasons == [.fieldTooLong(limit: 8), .tooManyFields(limit: 3), .tooManyFaults(limit: 2)])
        #expect(throws: CSVFault(line: 1, reason: .tooLarge(limit: 60))) {
            try CSVReader(Array(repeating: UInt8(ascii: "a"), count: 61), limits: limits)
        }
    }

    @Test func `quotes that never close cost no more than their bound`() throws {
        let bytes = Array(("a,b\n" + String(repeating: "\"x,", count: 300_000) + "\n").utf8)

        let duration = try ContinuousClock().measure { for _ in try CSVReader(bytes) {} }

        #expect(duration < .seconds(2))
    }

    @Test func `thirty-five thousand rows are read in two seconds at most, unoptimized and on a busy machine`() throws {
        let row = "01001,L'Abergement-Clémenciat,01,84,200069193,776,794,46.0081,4.9748,epci\n"
        let header = "code,name,department,region,epci,population,total,latitude,longitude,precision\n"
        let bytes = Array((header + String(repeating: row, count: 35_000)).utf8)

        var count = 0
        let duration = try ContinuousClock().measure { for _ in try CSVReader(bytes) { count += 1 } }

        #expect(count == 35_000)
        #expect(duration < .seconds(2))
    }
}
