import Testing

@testable import Workbooks

@Suite struct WorkbookTests {
    private func workbook(_ sheet: String, strings: String = "", atMost limit: Int = 10) throws -> Workbook {
        let parts = [
            "xl/workbook.xml":
                "<workbook><sheets><sheet state=\"hidden\" r:id=\"a\"/><sheet r:id=\"b\"/></sheets></workbook>",
            "xl/_rels/workbook.xml.rels": "<r><Relationship Id='b' Target='worksheets/sheet2.xml'/></r>",
            "xl/worksheets/sheet2.xml": sheet, "xl/sharedStrings.xml": strings,
        ]
        return try Workbook(atMost: limit) { parts[$0].map { Array($0.utf8) } }
    }

    @Test func `the first sheet that people see is read, cell by cell`() throws {
        let strings =
            "<sst><si><t>Un &amp; deux</t></si><si><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></si></sst>"
        let sheet = """
            <sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2"><v>0.30000000000000004</v></c></row>
            <row><c t="s"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="inlineStr"><is><t>é&#x2019;</t></is></c></row></sheetData>
            """

        #expect(
            try workbook(sheet, strings: strings).rows == [
                Workbook.Row(number: 2, cells: ["Un & deux", "", "0.3"]),
                Workbook.Row(number: 3, cells: ["ab", "", "é’"]),
            ])
    }

    @Test(arguments: [
        "<!DOCTYPE x [<!ENTITY a \"b\">]><row/>", "<row", "<c r=>", "<v>&own;</v>", "<row a=\"1>", "<!-- ",
        "<v>&#0;</v>", "\u{0}",
        "<row r=\"9223372036854775807\"/><row/>", "<row r=\"-1\"/>",
    ])
    func `what is broken, or defines its own entities, is refused`(sheet: String) {
        #expect(throws: (any Error).self) { try workbook(sheet) }
    }

    @Test func `more rows than are allowed are refused, and an archive of something else is no workbook`() {
        let rows = (1...12).map { "<row r=\"\($0)\"><c><v>\($0)</v></c></row>" }.joined()

        #expect(throws: WorkbookFault.tooManyRows(limit: 10)) { try workbook(rows) }
        #expect(throws: WorkbookFault.notOne) { try Workbook(Array("PK\u{3}\u{4}".utf8), atMost: 10) }
    }
}
