/// Reads comma-separated values (RFC 4180), or those of another delimiter, held in memory, record by record, in one pass.
///
/// UTF-8 with or without a byte-order mark; lines end with LF or CRLF; empty lines are passed over. A broken line is
/// a value of the sequence, not its end: it bears its number and its reason, and reading goes on with the next line.
///
///     let reader = try CSVReader(bytes)
///     let code = try reader.column("code")
///     for record in reader { … try record.get()[code] … }
package struct CSVReader: Sequence, IteratorProtocol {
    /// The names of the first line, all different.
    package let header: [String]

    private let bytes: [UInt8]
    private let limits: CSVLimits
    private let delimiter: UInt8
    private var position: Int
    private var line: Int
    private var faults = 0
    private var isStopped = false

    /// - Throws: a fault of line 1 when the file is too large or its header cannot be read.
    package init(
        _ bytes: [UInt8], delimiter: CSVDelimiter = .comma, limits: CSVLimits = CSVLimits()
    ) throws(CSVFault) {
        guard bytes.count <= limits.bytes else { throw CSVFault(line: 1, reason: .tooLarge(limit: limits.bytes)) }
        self.bytes = bytes
        self.limits = limits
        self.delimiter = delimiter.byte
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = Self.scan(bytes, from: start, delimiter.byte, limits)
        position = first.end
        line = 1 + first.lines
        header = try Self.header(first.fields)
    }

    private static func header(_ fields: Result<[String], CSVFault.Reason>) throws(CSVFault) -> [String] {
        let names: [String]
        switch fields {
        case .success(let found): names = found
        case .failure(let reason): throw CSVFault(line: 1, reason: reason)
        }
        guard names != [""] else { throw CSVFault(line: 1, reason: .noHeader) }
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted {
            throw CSVFault(line: 1, reason: .repeatedColumn(name))
        }
        return names
    }

    /// The column of that name.
    /// - Throws: `missingColumn` on line 1.
    package func column(_ name: String) throws(CSVFault) -> CSVColumn {
        guard let index = header.firstIndex(of: name) else {
            throw CSVFault(line: 1, reason: .missingColumn(name))
        }
        return CSVColumn(name: name, index: index)
    }

    package mutating func next() -> Result<CSVRow, CSVFault>? {
        skipEmptyLines()
        guard !isStopped, position < bytes.count else { return nil }
        guard faults < limits.faults else {
            isStopped = true
            return .failure(CSVFault(line: line, reason: .tooManyFaults(limit: limits.faults)))
        }
        let record = Self.scan(bytes, from: position, delimiter, limits)
        let first = line
        position = record.end
        line += record.lines
        return row(record.fields, line: first)
    }

    private mutating func row(
        _ fields: Result<[String], CSVFault.Reason>, line: Int
    ) -> Result<CSVRow, CSVFault> {
        switch fields {
        case .success(let fields) where fields.count == header.count:
            return .success(CSVRow(line: line, fields: fields))
        case .success(let fields):
            faults += 1
            let reason = CSVFault.Reason.wrongFieldCount(expected: header.count, found: fields.count)
            return .failure(CSVFault(line: line, reason: reason))
        case .failure(let reason):
            faults += 1
            return .failure(CSVFault(line: line, reason: reason))
        }
    }

    private mutating func skipEmptyLines() {
        while position < bytes.count {
            if bytes[position] == .lineFeed {
                position += 1
            } else if bytes[position] == .carriageReturn, position + 1 < bytes.count,
                bytes[position + 1] == .lineFeed
            {
                position += 2
            } else {
                return
            }
            line += 1
        }
    }

    private struct Record {
        let fields: Result<[String], CSVFault.Reason>
        /// Where the next record begins.
        let end: Int
        /// Line ends that were passed.
        let lines: Int
    }

    private static func scan(
        _ bytes: [UInt8], from start: Int, _ delimiter: UInt8, _ limits: CSVLimits
    ) -> Record {
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = CSVScanner(bytes: buffer, limits: limits, delimiter: delimiter, position: start)
            do throws(CSVFault.Reason) {
                let fields = try scanner.record()
                return Record(fields: .success(fields), end: scanner.position, lines: scanner.lines)
            } catch {
                scanner.skipLine()
                return Record(fields: .failure(error), end: scanner.position, lines: scanner.lines)
            }
        }
    }
}
