import Commons
import Testing

/// A content is kept as it is, whatever is in it.
@Suite struct JSONValueTests {
    @Test(
        arguments: [
            "0.5", "-0.06", "12", "0.124899959968", "1e-07", "\"0.5\"", "true", "null", "[1,2.5]", "{\"a\":0.1}",
        ])
    func `every number and text is spelt again as it was`(text: String) throws {
        #expect(try JSONValue(stored: text).stored == text)
    }
}
