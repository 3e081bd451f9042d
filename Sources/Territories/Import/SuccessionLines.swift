import Tabular
import Web

/// A territory that became part of another.
struct Succession: Sendable, Equatable {
    let from: Territory.ID
    let to: Territory.ID
    let date: CivilDate
}

struct ReadSuccession: Sendable {
    let line: Int
    let succession: Succession
}

struct SuccessionLines {
    private let from: CSVColumn
    private let to: CSVColumn
    private let date: CSVColumn

    init(_ reader: CSVReader) throws(CSVFault) {
        from = try reader.column("from")
        to = try reader.column("to")
        date = try reader.column("date")
    }

    func succession(_ row: CSVRow) throws(RefusedLine.Reason) -> ReadSuccession {
        guard let day = CivilDate(rawValue: row[date]) else { throw .wrongDate(row[date]) }
        let succession = Succession(from: try territory(row[from]), to: try territory(row[to]), date: day)
        return ReadSuccession(line: row.line, succession: succession)
    }

    /// A commune by its code alone, anything by its identifier.
    private func territory(_ text: String) throws(RefusedLine.Reason) -> Territory.ID {
        let id = text.contains("-") ? Territory.ID(rawValue: text) : Territory.ID.commune(text)
        guard let id else { throw .wrongCode(text) }
        return id
    }
}
