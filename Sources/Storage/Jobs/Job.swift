internal import Foundation

/// Work that was promised in a transaction and is done after it.
package struct Job: Sendable, Identifiable {
    package typealias ID = Identifier<Job>

    package let id: ID
    package let kind: String

    /// 1 for the first.
    package let attempt: Int

    let payload: String
    let lease: String

    /// What was enqueued.
    package func payload<Payload: Decodable>(as type: Payload.Type = Payload.self) throws -> Payload {
        try JSONDecoder().decode(type, from: Data(payload.utf8))
    }
}

extension Job: RowDecodable {
    static let columns: Query = "id, kind, payload, attempts, lease"

    package init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        payload = try row["payload"]
        attempt = try row["attempts"]
        lease = try row["lease"]
    }
}
