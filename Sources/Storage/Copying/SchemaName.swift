/// The name of a table or a column, as a database's own catalogue gives it. Never a text from elsewhere: names come from
/// here alone.
struct SchemaName: Sendable, Hashable {
    let text: String

    /// As SQL writes it (ISO/IEC 9075-2, delimited identifier).
    var quoted: String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
}
