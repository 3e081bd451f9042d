import Articles
import Commons
import Media
import Networks
import Organizations
import Practices
import Replications
import Storage

/// Taking the demonstration away, what rests on others first.
struct DemoRemoval {
    let tx: Transaction

    /// What had to stay, because people have built on it since.
    func run() throws -> [Thing] {
        for kind in [Kind.article, .medium, .network, .adaptation, .replication] {
            for thing in try loaded(kind) { try thing.erase(in: tx) }
        }
        var kept: [Thing] = []
        for thing in try loaded(.practice) {
            if try Replications.rest(on: thing.id, in: tx) { kept.append(thing) } else { try thing.erase(in: tx) }
        }
        for thing in try loaded(.organization) {
            let isNeeded = try Replications.rest(on: thing.id, in: tx) || Practices.rest(on: thing.id, in: tx)
            if isNeeded { kept.append(thing) } else { try thing.erase(in: tx) }
        }
        return kept
    }

    private func loaded(_ kind: Kind) throws -> [Thing] {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT d.thing_id FROM demo_items d JOIN things t ON t.id = d.thing_id
            WHERE t.kind = \(kind) ORDER BY d.key LIMIT 1000
            """
        )
        let things = try Thing.find(ids, in: tx)
        return ids.compactMap { things[$0] }
    }
}
