internal import Foundation
package import Storage

/// The rows of one kind of records about one person.
package struct PersonalTable: Sendable {
    package let records: PersonalRecords
    package let columns: [String]
    package let rows: [[PersonalValue]]
    /// There are more than are read at once.
    package let isCut: Bool

    /// Nobody is known to come near; a download still has to end.
    static let mostRows = 20_000

    /// Nil where the records cannot be told to be about anybody.
    package init?(_ records: PersonalRecords, about person: PersonalSubject, in tx: Transaction) throws {
        guard let select = records.select else { return nil }
        let found: [FoundRow] = try tx.all("\(select(person)) LIMIT \(Self.mostRows + 1)")
        self.records = records
        columns = found.first?.columns ?? []
        rows = found.prefix(Self.mostRows).map(\.values)
        isCut = found.count > Self.mostRows
    }

    private struct FoundRow: RowDecodable {
        let columns: [String]
        let values: [PersonalValue]

        init(row: Row) {
            let fields = row.fields
            columns = fields.map(\.column)
            values = fields.map { PersonalValue($1, in: $0) }
        }
    }
}

/// One value of a record.
package enum PersonalValue: Sendable, Equatable, Encodable {
    case none
    case number(Int64)
    case text(String)

    init(_ value: SQLValue, in column: String) {
        switch value {
        case .null: self = .none
        case .integer(let number) where Self.isTime(column): self = .text(Self.moment(number))
        case .integer(let number): self = .number(number)
        case .boolean(let isTrue): self = .number(isTrue ? 1 : 0)
        case .real(let number): self = .text("\(number)")
        case .text(let text): self = .text(text)
        case .blob(let bytes): self = .text(Data(bytes).base64EncodedString())
        }
    }

    package var text: String {
        switch self {
        case .none: ""
        case .number(let number): "\(number)"
        case .text(let text): text
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .none: try container.encodeNil()
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        }
    }

    private static func isTime(_ column: String) -> Bool {
        column == "at" || column == "since" || column.hasSuffix("_at")
    }

    /// ISO 8601, to the second, UTC.
    private static func moment(_ milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1_000).formatted(.iso8601)
    }
}
