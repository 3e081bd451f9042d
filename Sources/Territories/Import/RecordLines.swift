import Tabular

/// Reads the lines of one kind of file.
protocol RecordLines {
    /// - Throws: `missingColumn` when the header is not that of this kind of file.
    init(_ reader: CSVReader, _ source: TerritorySource, _ nomenclature: Nomenclature) throws(CSVFault)

    /// Nil for a line that says nothing of its own.
    func record(_ row: CSVRow) throws(RefusedLine.Reason) -> ReadRecord?
}

/// All that one file says, and the lines that say nothing usable.
struct ReadFile: Sendable {
    let source: TerritorySource
    var records: [ReadRecord] = []
    var successions: [ReadSuccession] = []
    var rentalValues: [ReadRentalValue] = []
    var refused: [RefusedLine] = []

    static func read(_ source: TerritorySource, _ nomenclature: Nomenclature) throws -> ReadFile {
        let bytes = try Gunzip.read(source.path, limit: CSVLimits().bytes)
        var file = ReadFile(source: source)
        do throws(CSVFault) {
            let reader = try CSVReader(bytes)
            switch source.file {
            case .countries: try file.read(reader, CountryLines.self, nomenclature)
            case .subdivisions: try file.read(reader, SubdivisionLines.self, nomenclature)
            case .intercommunalities: try file.read(reader, IntercommunalityLines.self, nomenclature)
            case .communes: try file.read(reader, CommuneLines.self, nomenclature)
            case .rentalValues:
                let lines = try RentalValueLines(reader)
                file.rentalValues = file.read(reader, lines.value)
            case .mergers:
                let lines = try SuccessionLines(reader)
                file.successions = file.read(reader, lines.succession)
            }
        } catch {
            file.refused.append(RefusedLine(line: error.line, reason: .csv(error.reason)))
        }
        return file
    }

    private mutating func read(
        _ reader: CSVReader, _ kind: (some RecordLines).Type, _ nomenclature: Nomenclature
    ) throws(CSVFault) {
        let lines = try kind.init(reader, source, nomenclature)
        for line in reader {
            do throws(RefusedLine.Reason) {
                if let record = try lines.record(try Self.row(line)) { records.append(record) }
            } catch {
                refused.append(RefusedLine(line: Self.number(line), reason: error))
            }
        }
    }

    private mutating func read<Value>(
        _ reader: CSVReader, _ value: (CSVRow) throws(RefusedLine.Reason) -> Value
    ) -> [Value] {
        var values: [Value] = []
        for line in reader {
            do throws(RefusedLine.Reason) {
                values.append(try value(try Self.row(line)))
            } catch {
                refused.append(RefusedLine(line: Self.number(line), reason: error))
            }
        }
        return values
    }

    private static func row(_ line: Result<CSVRow, CSVFault>) throws(RefusedLine.Reason) -> CSVRow {
        switch line {
        case .success(let row): return row
        case .failure(let fault): throw .csv(fault.reason)
        }
    }

    private static func number(_ line: Result<CSVRow, CSVFault>) -> Int {
        switch line {
        case .success(let row): row.line
        case .failure(let fault): fault.line
        }
    }
}

extension CSVRow {
    /// A count of people, or nil when the field is empty.
    func people(_ column: CSVColumn) throws(RefusedLine.Reason) -> Int? {
        let text = self[column]
        if text.isEmpty { return nil }
        guard let number = Int(text), (0...2_000_000_000).contains(number) else {
            throw .wrongNumber(column: column.name, text: String(text.prefix(40)))
        }
        return number
    }
}
