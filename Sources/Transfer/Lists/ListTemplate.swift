package import Commons
import Tabular
package import Web

/// A file to begin a list with: the header in the reader's language, and one line as an example.
package enum ListTemplate {
    /// French spreadsheets expect semicolons; both languages' need the mark that says UTF-8.
    package static func csv(of sheet: AnySheet, in language: Language) -> [UInt8] {
        // What a list of one's own has no use for.
        let columns = sheet.columns.filter { !["id", "slug"].contains($0.name) }
        var writer = CSVWriter(
            header: columns.map { $0.name(in: language) }, escaping: .formulas,
            delimiter: language == .fr ? .semicolon : .comma)
        writer.append(columns.map { $0.example[language] ?? "" })
        return [0xEF, 0xBB, 0xBF] + writer.bytes
    }
}
