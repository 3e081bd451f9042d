/// SQL text and the values it binds.
///
/// Only literals become text, so a runtime string can never become SQL. Values become `$1`, `$2`…: the form that
/// PostgreSQL requires, and that SQLite reads as parameters in the same order.
///
///     let query: Query = "SELECT id FROM people WHERE name = \(name) AND role IN \(list: roles)"
package struct Query: Sendable {
    enum Piece: Sendable {
        case literal(StaticString)
        case name(SchemaName)
        case parameter(SQLParameter)
    }

    let pieces: [Piece]

    /// Whether the same text is likely to come again, so that its prepared statement is worth keeping.
    /// False for lists, whose text differs with their length, and for what runs once, such as migrations.
    let recurs: Bool

    package static let empty = Query(pieces: [], recurs: true)

    init(pieces: [Piece], recurs: Bool) {
        self.pieces = pieces
        self.recurs = recurs
    }

    /// The queries one after the other, with `separator` between them; `.empty` when there are none.
    package static func joined(_ queries: [Query], separator: StaticString) -> Query {
        var pieces: [Piece] = []
        for query in queries {
            if !pieces.isEmpty { pieces.append(.literal(separator)) }
            pieces += query.pieces
        }
        // A long join is a list: its text differs with its length.
        return Query(pieces: pieces, recurs: queries.count <= 16 && queries.allSatisfy(\.recurs))
    }

    /// The same query, not to be kept prepared.
    var once: Query { Query(pieces: pieces, recurs: false) }

    /// The SQL, with `$1`, `$2`… in place of the values.
    package var text: String {
        var number = 0
        var text = ""
        text.reserveCapacity(1_024)
        for piece in pieces {
            switch piece {
            case .literal(let literal):
                text += literal.description
            case .name(let name):
                text += name.quoted
            case .parameter:
                number += 1
                text += "$"
                text += String(number)
            }
        }
        return text
    }

    /// The bound values, in the order of their numbers.
    package var values: [SQLValue] { parameters.map(\.value) }

    var parameters: [SQLParameter] {
        pieces.compactMap { piece in
            if case .parameter(let parameter) = piece { parameter } else { nil }
        }
    }
}

/// A bound value with the type it would have were it not NULL.
struct SQLParameter: Sendable {
    let value: SQLValue
    let type: SQLType?

    init(_ value: SQLValue, of type: SQLType) {
        self.value = value
        self.type = value.type ?? type
    }

    init<Value: SQLBindable>(_ bound: Value) {
        value = bound.sqlValue
        type = value.type ?? Value.sqlType
    }
}
