import Commons
import Foundation
import Storage
import Web

/// All that is kept about a person, as one document.
struct OwnData: Encodable, Sendable {
    struct Part: Encodable, Sendable {
        let title: String
        let purpose: String
        let kept: String
        /// There was more than one document holds.
        let isCut: Bool
        let rows: [[String: PersonalValue]]
    }

    let person: Person.ID
    let name: String
    let node: String
    let madeAt: String
    let records: [String: Part]

    init(_ tables: [PersonalTable], of viewer: Viewer, at node: String, _ now: Timestamp, _ texts: Texts) {
        person = viewer.id
        name = viewer.name
        self.node = node
        madeAt = Date(timeIntervalSince1970: Double(now.rawValue) / 1_000).formatted(.iso8601)
        records = tables.reduce(into: [:]) { parts, table in
            parts[table.records.name] = Part(
                title: texts(table.records.key), purpose: texts("\(table.records.key).purpose"),
                kept: table.records.termText(texts), isCut: table.isCut, rows: table.objects)
        }
    }

    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return Array(try encoder.encode(self))
    }
}

extension PersonalTable {
    fileprivate var objects: [[String: PersonalValue]] {
        rows.map { row in Dictionary(zip(columns, row)) { first, _ in first } }
    }
}
