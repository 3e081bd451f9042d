import Accountability
import Articles
import Commons
import Evidence
import Indicators
import Media
import Networks
import Organizations
import Practices
import Replications
import Storage
import Testimonies

/// Taking the demonstration away, what rests on others first.
struct DemoRemoval {
    let tx: Transaction

    /// What had to stay, because people have built on it since.
    func run() throws -> [Thing] {
        for kind in [Kind.sheet, .dossier, .article, .medium, .study, .adaptation, .testimony] {
            for thing in try loaded(kind) { try thing.erase(in: tx) }
        }
        var kept: [Thing] = []
        for thing in try loaded(.network) {
            if try Accountability.rest(on: thing.id, in: tx) { kept.append(thing) } else { try thing.erase(in: tx) }
        }
        for thing in try loaded(.outcome) + loaded(.indicator) + loaded(.replication) {
            let isNeeded =
                try Evidence.rest(on: thing.id, in: tx) || counted(thing)
                || Testimonies.rest(on: thing.id, in: tx) || Accountability.rest(on: thing.id, in: tx)
            if isNeeded { kept.append(thing) } else { try thing.erase(in: tx) }
        }
        for thing in try loaded(.practice) {
            let isNeeded =
                try Replications.rest(on: thing.id, in: tx) || Evidence.rest(on: thing.id, in: tx) || counted(thing)
            if isNeeded { kept.append(thing) } else { try thing.erase(in: tx) }
        }
        for thing in try loaded(.organization) {
            let isNeeded =
                try Replications.rest(on: thing.id, in: tx) || Practices.rest(on: thing.id, in: tx)
                || Accountability.rest(on: thing.id, in: tx)
            if isNeeded { kept.append(thing) } else { try thing.erase(in: tx) }
        }
        return kept
    }

    /// Something else than the demonstration was counted by it, or at it.
    private func counted(_ thing: Thing) throws -> Bool {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM observations o WHERE (o.indicator_id = \(thing.id) OR o.replication_id = \(thing.id))
                AND o.person_id IS NOT NULL LIMIT 1
            """)
        return found != nil
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
