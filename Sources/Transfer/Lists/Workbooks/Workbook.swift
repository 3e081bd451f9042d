import Archive
import Foundation

/// The first sheet of a workbook that people see, as rows of texts (ECMA-376, SpreadsheetML): what its cells hold, whatever
/// formula made it.
struct Workbook {
    struct Row {
        /// As the sheet numbers it, from 1.
        let number: Int
        let cells: [String]
    }

    /// Those that hold something.
    private(set) var rows: [Row] = []

    /// Columns of a sheet that are read.
    static let mostColumns = 200
    /// Unpacked bytes of one part.
    private static let mostBytes = 256 << 20

    static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    /// - Throws: `ListFault` where it is no workbook, or holds more rows than `limit`.
    init(_ bytes: [UInt8], atMost limit: Int) throws(ListFault) {
        do {
            var limits = ZipLimits()
            limits.bytes = Self.mostBytes
            let zip = try ZipReader(bytes, limits: limits)
            let strings = try Self.strings(zip)
            let dates = try WorkbookDates(try Self.part("xl/styles.xml", of: zip) ?? [])
            guard let sheet = try Self.part(try Self.firstSheet(zip), of: zip) else { throw XMLScanner.Fault() }
            try read(sheet, strings, dates, atMost: limit)
        } catch let fault as ListFault {
            throw fault
        } catch {
            throw ListFault("transfer.file.noWorkbook")
        }
    }

    private static func part(_ name: String, of zip: ZipReader) throws -> [UInt8]? {
        guard let bytes = try zip.entry(name).map({ try zip.bytes(of: $0) }) else { return nil }
        // No database of ours can keep U+0000.
        guard !bytes.contains(0) else { throw XMLScanner.Fault() }
        return bytes
    }

    /// Its path in the archive.
    private static func firstSheet(_ zip: ZipReader) throws -> String {
        var scanner = XMLScanner(try part("xl/workbook.xml", of: zip) ?? [])
        var sheet: String?
        while let event = try scanner.next() {
            guard case .start("sheet", let attributes) = event,
                attributes["state"] == nil || attributes["state"] == "visible"
            else { continue }
            sheet = attributes["id"]
            break
        }
        scanner = XMLScanner(try part("xl/_rels/workbook.xml.rels", of: zip) ?? [])
        while let event = try scanner.next() {
            guard case .start("Relationship", let attributes) = event, attributes["Id"] == sheet,
                let target = attributes["Target"]
            else { continue }
            return target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
        }
        throw XMLScanner.Fault()
    }

    /// The texts that cells name by number.
    private static func strings(_ zip: ZipReader) throws -> [String] {
        var scanner = XMLScanner(try part("xl/sharedStrings.xml", of: zip) ?? [])
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
                (cells, column) = ([], 0)
            case .end("row"):
                guard cells.contains(where: { !$0.isEmpty }) else { continue }
                guard rows.count <= limit else {
                    throw ListFault("transfer.file.tooManyLines", ["limit": "\(limit)"])
                }
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

/// Which cells of a workbook hold days, and which: they are kept as numbers of days.
struct WorkbookDates {
    private enum Shape {
        case day, month
    }

    private var shapes: [Int: Shape] = [:]

    /// - Parameter styles: the part that says how cells look; empty where there is none.
    init(_ styles: [UInt8]) throws {
        var scanner = XMLScanner(styles)
        var own: [Int: Shape] = [:]
        var (isCells, style) = (false, 0)
        while let event = try scanner.next() {
            switch event {
            case .start("numFmt", let attributes):
                if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
                    own[id] = Self.shape(of: attributes["formatCode"] ?? "")
                }
            case .start("cellXfs", _): isCells = true
            case .end("cellXfs"): isCells = false
            case .start("xf", let attributes) where isCells:
                let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
                shapes[style] = own[id] ?? Self.shape(of: id)
                style += 1
            default: break
            }
        }
    }

    /// Of those that every workbook knows (ECMA-376, 18.8.30).
    private static func shape(of id: Int) -> Shape? {
        switch id {
        case 17: .month
        case 14...16, 22: .day
        default: nil
        }
    }

    /// What is between quotes or brackets is no code.
    private static func shape(of code: String) -> Shape? {
        var isQuoted = false
        let letters = code.lowercased().filter { character in
            if "\"[]".contains(character) { isQuoted.toggle() }
            return !isQuoted
        }
        guard letters.contains("y") || letters.contains("d") else { return nil }
        return letters.contains("d") ? .day : .month
    }

    /// Days are counted from the end of 1899, as if 1900 had been a leap year; nil of what is no date.
    func text(_ number: Double, _ style: Int) -> String? {
        guard let shape = shapes[style], 61..<110_000 ~= number else { return nil }
        let date = Date(timeIntervalSince1970: (number.rounded(.down) - 25_569) * 86_400)
        let text = date.formatted(.iso8601.year().month().day())
        return shape == .day ? text : String(text.prefix(7))
    }
}
