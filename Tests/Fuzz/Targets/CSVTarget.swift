import Tabular

/// A file of comma-separated values is read to its end, line by line, and what was read can be written and read again.
enum CSVTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        let reader: CSVReader
        do {
            reader = try CSVReader(bytes)
        } catch {
            return
        }
        var line = 0
        var writer = CSVWriter(header: reader.header, escaping: .none)
        var rows: [[String]] = []
        for record in reader {
            switch record {
            case .success(let row):
                try hold(row.fields.count == reader.header.count, "a row has another width")
                try hold(row.line > line, "lines go backwards")
                line = row.line
                writer.append(row.fields)
                rows.append(row.fields)
            case .failure(let fault):
                try hold(fault.line >= line, "faults go backwards")
                _ = (fault.reason.name, fault.reason.values)
            }
        }
        let again = try CSVReader(writer.bytes).map { try $0.get().fields }
        // A single empty field is an empty line, which is passed over.
        try hold(again == rows.filter { $0 != [""] }, "what was written is read otherwise")
    }
}
