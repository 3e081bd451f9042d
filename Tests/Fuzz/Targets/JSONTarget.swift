@testable import Web

/// A JSON object is fields of sound text, or refused.
enum JSONTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        try FormTarget.check { try SentFields.json(bytes) }
    }
}
