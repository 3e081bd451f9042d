import Commons
import Fixtures
import NodeFixtures
import Replications
import Storage
import Web

extension SmallCommons {
    /// It could not go on.
    func end(_ replication: Thing) async throws {
        let change = StateChange(
            .notViable, on: nil, because: "Plus personne.", lessons: "Être deux.", at: node.world.now)
        try await database.write { tx in try Replications().change(replication, change, by: ada, in: tx) }
    }
}

struct Missing: Error {}

func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}
