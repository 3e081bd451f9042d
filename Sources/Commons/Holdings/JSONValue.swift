import Foundation

/// Any JSON, kept as it is: the content of a thing, whatever its kind and however old.
package enum JSONValue: Sendable, Equatable, Codable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    /// Texts first: they are most of what there is, and each wrong guess costs an error.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let text = try Self.attempt({ try container.decode(String.self) }) {
            self = .text(text)
        } else if let list = try Self.attempt({ try container.decode([JSONValue].self) }) {
            self = .list(list)
        } else if let object = try Self.attempt({ try container.decode([String: JSONValue].self) }) {
            self = .object(object)
        } else if let value = try Self.attempt({ try container.decode(Bool.self) }) {
            self = .boolean(value)
        } else if let value = Self.whole({ try container.decode(Int.self) }) {
            self = .integer(value)
        } else {
            self = .number(try container.decode(Double.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let object): try object.encode(to: encoder)
        case .list(let list): try list.encode(to: encoder)
        default:
            var container = encoder.singleValueContainer()
            switch self {
            case .boolean(let value): try container.encode(value)
            case .integer(let value): try container.encode(value)
            case .number(let value): try container.encode(value)
            case .text(let value): try container.encode(value)
            case .null, .list, .object: try container.encodeNil()
            }
        }
    }

    /// The value in the one spelling that is stored: members by name, slashes as they are.
    package init(stored text: String) throws {
        self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }

    package var stored: String {
        get throws { try HeldLine.encode(self) }
    }

    /// Nil when the JSON is of another type; nothing else is forgiven.
    private static func attempt<Value>(_ decode: () throws -> Value) throws -> Value? {
        do { return try decode() } catch DecodingError.typeMismatch { return nil }
    }

    /// Nil of whatever is no whole number: it is then read as a number, and refused where it is none.
    private static func whole(_ decode: () throws -> Int) -> Int? {
        do { return try decode() } catch { return nil }
    }
}
