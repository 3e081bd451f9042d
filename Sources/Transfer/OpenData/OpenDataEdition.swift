import Commons
import Foundation
import Storage

/// The archive that is there now: what its page says of it.
struct OpenDataEdition: Codable, Sendable, Equatable {
    struct Count: Codable, Sendable, Equatable {
        let kind: String
        let rows: Int
    }

    let madeAt: Timestamp
    let bytes: Int
    let sha256: String
    let counts: [Count]
}
