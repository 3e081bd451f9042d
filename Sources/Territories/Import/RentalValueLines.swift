import Tabular

struct ReadRentalValue: Sendable {
    let line: Int
    let id: Territory.ID
    /// A year, of the average dwelling.
    let euros: Int
}

struct RentalValueLines {
    private let code: CSVColumn
    private let value: CSVColumn

    init(_ reader: CSVReader) throws(CSVFault) {
        code = try reader.column("code")
        value = try reader.column("rental_value")
    }

    func value(_ row: CSVRow) throws(RefusedLine.Reason) -> ReadRentalValue {
        guard let id = Territory.ID.commune(row[code]) else { throw .wrongCode(row[code]) }
        guard let euros = Int(row[value]), (1...1_000_000).contains(euros) else {
            throw .wrongNumber(column: value.name, text: String(row[value].prefix(40)))
        }
        return ReadRentalValue(line: row.line, id: id, euros: euros)
    }
}
