package import Commons
import Foundation
package import Tabular
import Web
import Workbooks

/// A list that somebody made: its lines by column, whatever program wrote it.
package struct ListFile: Sendable {
    package enum Format: String, Sendable, Codable {
        case csv, json, xlsx
    }

    package let format: Format
    package let encoding: DetectedText.Encoding
    /// Of a CSV.
    package let delimiter: CSVDelimiter?
    /// The columns that are understood, by their English names.
    package let columns: [String]
    /// Those that are not, as they are written.
    package let ignored: [String]
    private(set) var lines: [ListLine]

    package var encodingName: String { encoding.rawValue }
    /// `comma`, `semicolon`, `tab`; nil of JSON.
    package var delimiterName: String? { delimiter.map { "\($0)" } }

    /// - Throws: `ListFault` when nothing can be made of the whole.
    package init(_ bytes: [UInt8], for sheet: AnySheet) throws(ListFault) {
        if Workbook.isOne(bytes) {
            try self.init(Self.workbook(bytes), for: sheet)
        } else {
            try self.init(text: bytes, for: sheet)
        }
        try requireColumns(of: sheet)
        guard !lines.isEmpty else { throw ListFault("transfer.file.empty") }
    }

    private init(text bytes: [UInt8], for sheet: AnySheet) throws(ListFault) {
        let text = DetectedText(bytes)
        encoding = text.encoding
        let start = text.bytes.first { !" \r\n\t".utf8.contains($0) }
        if start == UInt8(ascii: "[") || start == UInt8(ascii: "{") {
            let table = try JSONTable(text.bytes)
            (format, delimiter) = (.json, nil)
            let header = ListHeader(table.names, sheet)
            (columns, ignored, lines) = (header.columns, header.ignored, table.lines(header))
        } else {
            let delimiter = CSVDelimiter.detected(in: text.bytes)
            let table = try Self.csv(text.bytes, delimiter)
            (format, self.delimiter) = (.csv, delimiter)
            let header = ListHeader(table.header, sheet)
            (columns, ignored, lines) = (header.columns, header.ignored, try Self.lines(table, header))
        }
    }

    /// The first row names the columns.
    private init(_ workbook: Workbook, for sheet: AnySheet) throws(ListFault) {
        guard let first = workbook.rows.first else { throw ListFault("transfer.file.empty") }
        let header = ListHeader(first.cells, sheet)
        (format, encoding, delimiter) = (.xlsx, .utf8, nil)
        (columns, ignored) = (header.columns, header.ignored)
        lines = workbook.rows.dropFirst().map { row in
            // A cell that is left empty at the end is one all the same.
            let cells = row.cells + Array(repeating: "", count: max(0, first.cells.count - row.cells.count))
            return ListLine(number: row.number, cells: header.cells(cells))
        }
    }

    private static func workbook(_ bytes: [UInt8]) throws(ListFault) -> Workbook {
        do throws(WorkbookFault) {
            return try Workbook(bytes, atMost: ListLimits.lines)
        } catch {
            switch error {
            case .notOne: throw ListFault("transfer.file.noWorkbook")
            case .tooManyRows(let limit): throw ListFault("transfer.file.tooManyLines", ["limit": "\(limit)"])
            }
        }
    }

    private static func csv(_ bytes: [UInt8], _ delimiter: CSVDelimiter) throws(ListFault) -> CSVReader {
        do throws(CSVFault) {
            return try CSVReader(bytes, delimiter: delimiter, limits: ListLimits.csv)
        } catch {
            throw ListFault(error)
        }
    }

    private static func lines(_ table: CSVReader, _ header: ListHeader) throws(ListFault) -> [ListLine] {
        var lines: [ListLine] = []
        for record in table {
            guard lines.count < ListLimits.lines else {
                throw ListFault("transfer.file.tooManyLines", ["limit": "\(ListLimits.lines)"])
            }
            switch record {
            case .success(let row):
                // Spreadsheets pad their tables with lines of nothing.
                guard row.fields.contains(where: { !$0.isEmpty }) else { continue }
                lines.append(ListLine(number: row.line, cells: header.cells(row.fields.map(\.rearmed))))
            case .failure(let fault):
                let problem = ListProblem(nil, "transfer.csv.\(fault.reason.name)", fault.reason.values)
                lines.append(ListLine(number: fault.line, cells: [:], problem: problem))
            }
        }
        return lines
    }

    private func requireColumns(of sheet: AnySheet) throws(ListFault) {
        let missing = sheet.columns.filter { $0.isRequired && !columns.contains($0.name) }
        let changes = columns.contains("id") || columns.contains("slug")
        guard missing.isEmpty || changes else {
            let words = missing.map { $0.name == $0.french ? $0.name : "\($0.french) (\($0.name))" }
            throw ListFault(
                columns.isEmpty ? "transfer.file.wrongHeader" : "transfer.file.missingColumns",
                ["columns": words.joined(separator: ", "), "found": ignored.prefix(12).joined(separator: ", ")])
        }
    }
}
