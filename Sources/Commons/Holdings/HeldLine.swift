import Foundation
import Storage
package import Web

/// One row of a holding as a line of JSON, and the people whom it names.
package struct HeldLine: Sendable, Equatable {
    package let json: String
    package let people: [Person.ID]

    package init(json: String, people: [Person.ID]) {
        self.json = json
        self.people = people
    }

    /// The same value makes the same line: members by name, no white space.
    package static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    package static func decode<Value: Decodable>(_ json: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(json.utf8))
    }
}

/// A row of a holding.
package protocol HeldRow: Codable, Equatable, Sendable {
    /// Whom the row names, so that their names travel too.
    var people: [Person.ID] { get }
}
