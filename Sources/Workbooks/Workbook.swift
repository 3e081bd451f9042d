import Archive
import Foundation

/// The first sheet of a workbook that people see, as rows of texts (ECMA-376, SpreadsheetML): what its cells hold, whatever
/// formula made it.
package struct Workbook: Sendable {
    package struct Row: Sendable, Equatable {
        /// As the sheet numbers it, from 1.
        package let number: Int
        package let cells: [String]
    }

    /// Those that hold something.
    package private(set) var rows: [Row] = []

    /// Columns of a sheet that are read.
    package static let mostColumns = 200
    /// No row has a higher number (ECMA-376 leaves it open; programs stop there).
    private static let highestRow = 1_048_576
    /// Unpacked bytes of one part.
    private static let mostBytes = 256 << 20

    /// Whether these bytes are an archive, as workbooks are.
    package static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    /// - Throws: `WorkbookFault` where it is no workbook, or holds more rows than `limit`.
    package init(_ bytes: [UInt8], atMost limit: Int) throws(WorkbookFault) {
        do {
            var limits = ZipLimits()
            limits.bytes = Self.mostBytes
            let zip = try ZipReader(bytes, limits: limits)
            try self.init(atMost: limit) { name in try zip.entry(name).map { try zip.bytes(of: $0) } }
        } catch let fault as WorkbookFault {
            throw fault
        } catch {
            throw .notOne
        }
    }

    /// - Parameter part: the unpacked bytes of a part of it, by its path; nil where there is none.
    init(atMost limit: Int, part: (String) throws -> [UInt8]?) throws {
        // No database of ours can keep U+0000.
        func known(_ name: String) throws -> [UInt8]? {
            let bytes = try part(name)
            guard bytes?.contains(0) != true else { throw WorkbookFault.notOne }
            return bytes
        }
        let strings = try Self.strings(known("xl/sharedStrings.xml") ?? [])
        let dates = try WorkbookDates(known("xl/styles.xml") ?? [])
        let path = try Self.firstSheet(
            known("xl/workbook.xml") ?? [], relations: known("xl/_rels/workbook.xml.rels") ?? [])
        guard let sheet = try known(path) else { throw WorkbookFault.notOne }
        try read(sheet, strings, dates, atMost: limit)
    }

    /// Its path in the archive.
    private static func firstSheet(_ workbook: [UInt8], relations: [UInt8]) throws -> String {
        var scanner = XMLScanner(workbook)
        var sheet: String?
        while let event = try scanner.next() {
            guard case .start("sheet", let attributes) = event,
                attributes["state"] == nil || attributes["state"] == "visible"
            else { continue }
            sheet = attributes["id"]
            break
        }
        scanner = XMLScanner(relations)
        while let event = try scanner.next() {
            guard case .start("Relationship", let attributes) = event, attributes["Id"] == sheet,
                let target = attributes["Target"]
            else { continue }
            return target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
        }
        throw WorkbookFault.notOne
    }

    /// The texts that cells name by number.
    private static func strings(_ part: [UInt8]) throws -> [String] {
        var scanner = XMLScanner(part)
        var strings: [String] = []
        var (current, isText, isPhonetic) = ("", false, false)
        while let event = try scanner.next() {
            switch event {
            case .start("si", _): current = ""
            case .end("si"): strings.append(current)
            case .start("rPh", _): isPhonetic = true
            case .end("rPh"): isPhonetic = false
            case .start("t", _): isText = true
            case .end("t"): isText = false
            case .text(let text) where isText && !isPhonetic: current += text
            default: break
            }
        }
        return strings
    }

    private mutating func read(
        _ sheet: [UInt8], _ strings: [String], _ dates: WorkbookDates, atMost limit: Int
    ) throws {
        var scanner = XMLScanner(sheet)
        var (cells, number, column, isValue): ([String], Int, Int, Bool) = ([], 0, 0, false)
        var (kind, style, text) = ("", 0, "")
        while let event = try scanner.next() {
            switch event {
            case .start("row", let attributes):
                number = attributes["r"].flatMap { Int($0) } ?? number + 1
                guard 1...Self.highestRow ~= number else { throw WorkbookFault.notOne }
                (cells, column) = ([], 0)
            case .end("row"):
                guard cells.contains(where: { !$0.isEmpty }) else { continue }
                guard rows.count <= limit else { throw WorkbookFault.tooManyRows(limit: limit) }
                rows.append(Row(number: number, cells: cells))
            case .start("c", let attributes):
                column = attributes["r"].flatMap(Self.column) ?? column + 1
                (kind, text) = (attributes["t"] ?? "n", "")
                style = attributes["s"].flatMap { Int($0) } ?? 0
            case .end("c"):
                guard !text.isEmpty, 1...Self.mostColumns ~= column else { continue }
                while cells.count < column { cells.append("") }
                cells[column - 1] = Self.cell(text, kind, style, strings, dates)
            case .start("v", _), .start("t", _): isValue = true
            case .end("v"), .end("t"): isValue = false
            case .text(let piece) where isValue: text += piece
            default: break
            }
        }
    }

    /// Of `BC12` the column: 55. Nil of what is no such name.
    private static func column(_ reference: String) -> Int? {
        let letters = reference.prefix { $0.isASCII && $0.isUppercase }
        guard 1...3 ~= letters.count else { return nil }
        return letters.utf8.reduce(0) { $0 * 26 + Int($1) - 64 }
    }

    private static func cell(
        _ text: String, _ kind: String, _ style: Int, _ strings: [String], _ dates: WorkbookDates
    ) -> String {
        switch kind {
        case "s": return Int(text).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
        // What a formula could not make is nothing.
        case "e": return ""
        case "n":
            guard let number = Double(text) else { return text }
            return dates.text(number, style) ?? plain(number)
        default: return text
        }
    }

    /// As people write it, without an exponent and without what a float adds: 0.1 + 0.2 is 0.3.
    private static func plain(_ number: Double) -> String {
        guard abs(number) < 1e15 else { return "\(number)" }
        if number == number.rounded() { return "\(Int(number))" }
        let text = String(format: "%.10f", locale: Locale(identifier: "en_US_POSIX"), number)
        return String(text.reversed().drop { $0 == "0" }.reversed())
    }
}
