package import Storage
import Web

/// A column of a table that travels: how it is called in SQL and in JSON, and of which type it is.
package struct HeldColumn: Sendable {
    let name: StaticString
    /// Its member in a line: the name without `_id`, in camel case (`added_by` is `addedBy`, `thing_id` is `thing`),
    /// unless another is said.
    private(set) var member: HeldMember
    /// The object within the line in which it stands, when it is not the line itself.
    private(set) var group: HeldMember?
    /// One of those that tell a row from all others.
    let isKey: Bool
    /// Comes before every value that a key can have.
    let least: Query
    let read: @Sendable (Row) throws -> SQLValue
    let bind: @Sendable (SQLValue) throws -> Query
    let person: @Sendable (SQLValue) throws -> Person.ID?
    let decode: @Sendable (KeyedDecodingContainer<HeldMember>, HeldMember) throws -> SQLValue
    let encode: @Sendable (SQLValue, HeldMember, inout KeyedEncodingContainer<HeldMember>) throws -> Void

    /// What SQL and JSON both hold.
    package typealias Value = SQLBindable & SQLDecodable & Codable & Sendable

    package static func key<T: Value>(_ name: StaticString, _ type: T.Type) -> HeldColumn {
        HeldColumn(name, type, isKey: true)
    }

    /// - Parameter type: optional where the column may be NULL: then its member is left out.
    package static func column<T: Value>(_ name: StaticString, _ type: T.Type) -> HeldColumn {
        HeldColumn(name, type, isKey: false)
    }

    private init<T: Value>(_ name: StaticString, _ type: T.Type, isKey: Bool) {
        self.name = name
        self.isKey = isKey
        member = HeldMember(ofColumn: name.description)
        least = T.sqlType == .integer ? "0" : "''"
        read = { row in
            let value: T = try row[name.description]
            return value.sqlValue
        }
        bind = { "\(try T(sqlValue: $0))" }
        person = { value in
            guard T.self == Person.ID.self || T.self == Person.ID?.self else { return nil }
            return try Person.ID?(sqlValue: value)
        }
        decode = { line, member in
            guard line.contains(member), try !line.decodeNil(forKey: member) else {
                return try Self.none(T.self, member)
            }
            return try line.decode(T.self, forKey: member).sqlValue
        }
        encode = { value, member, line in
            if value != .null { try line.encode(try T(sqlValue: value), forKey: member) }
        }
    }

    private static func none<T: Value>(_ type: T.Type, _ member: HeldMember) throws -> SQLValue {
        do {
            return try T(sqlValue: .null).sqlValue
        } catch {
            throw DecodingError.keyNotFound(member, .init(codingPath: [], debugDescription: "a value is missing"))
        }
    }

    /// The same column under another name in the line.
    package func called(_ member: String) -> HeldColumn {
        var copy = self
        copy.member = HeldMember(member)
        return copy
    }

    /// The same column, within an object of the line.
    package func within(_ group: String) -> HeldColumn {
        var copy = self
        copy.group = HeldMember(group)
        return copy
    }
}

/// A member of a line.
struct HeldMember: CodingKey, Hashable {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }

    init?(stringValue: String) { self.init(stringValue) }

    init?(intValue: Int) { nil }

    /// `published_at` is `publishedAt`, `thing_id` is `thing`.
    init(ofColumn name: String) {
        let words = (name.hasSuffix("_id") ? name.dropLast(3) : name[...]).split(separator: "_")
        let later = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        self.init(words.prefix(1).joined() + later.joined())
    }
}
