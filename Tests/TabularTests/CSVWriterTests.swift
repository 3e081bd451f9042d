import Tabular
import Testing

@Suite struct CSVWriterTests {
    @Test func `what is written is read back`() throws {
        let rows = [["Mende", "a, b"], ["say \"hello\"", "two\r\nlines"], ["", "œ"], ["=1+1", "-3.06"]]
        var writer = CSVWriter(header: ["a", "b"], escaping: .none)

        for row in rows { writer.append(row) }

        #expect(try CSVReader(writer.bytes).map { try $0.get().fields } == rows)
    }

    @Test func `lines end as RFC 4180 asks`() {
        var writer = CSVWriter(header: ["a", "b"], escaping: .none)

        writer.append(["1", "x,y"])

        #expect(String(decoding: writer.bytes, as: UTF8.self) == "a,b\r\n1,\"x,y\"\r\n")
    }

    @Test(arguments: ["=1+1", "+33 1", "-1+1", "@SUM(A1)", "\tx", "\r=1", "-", "=HYPERLINK(\"http://x\")", "-1.2.3"])
    func `a cell that a spreadsheet would run is disarmed`(cell: String) throws {
        var writer = CSVWriter(header: ["a"], escaping: .formulas)

        writer.append([cell])

        #expect(try CSVReader(writer.bytes).map { try $0.get().fields } == [["'" + cell]])
    }

    @Test(arguments: ["-3.06", "-12", "12", "Saint-Denis", "a=b", "48,1"])
    func `numbers and ordinary words stay as they are`(cell: String) throws {
        var writer = CSVWriter(header: ["a"], escaping: .formulas)

        writer.append([cell])

        #expect(try CSVReader(writer.bytes).map { try $0.get().fields } == [[cell]])
    }

    @Test func `a name that begins with a byte-order mark is read back with it`() throws {
        let writer = CSVWriter(header: ["\u{FEFF}a", "a"], escaping: .none)

        #expect(try CSVReader(writer.bytes).header == ["\u{FEFF}a", "a"])
    }
}
