package import Commons
import Replications
import Storage
import Web

extension Indicators {
    /// Indicators before what was observed of them.
    package static var holdings: [Holding] {
        [Indicators().holding("indicators", filling: ["indicators"]), observations]
    }

    /// The sums follow from those that hold.
    private static let observations = Holding(
        "observations",
        HeldTable(
            "observations",
            [
                .key("replication_id", Thing.ID.self), .key("number", Int.self),
                .column("indicator_id", Thing.ID.self), .column("period", CivilDate.self),
                .column("amount", Int?.self), .column("whole", Int?.self), .column("spread", Int?.self),
                .column("source", String.self), .column("method", String.self), .column("asked", String.self),
                .column("doubts", String.self), .column("breakdown", String.self), .column("is_latest", Bool.self),
                .column("person_id", Person.ID?.self), .column("recorded_at", Timestamp.self),
            ]),
        filling: ["observation_sums", "observation_packs"],
        taken: { row, tx in
            guard try row["is_latest"] as Bool else { return }
            let told = TotalledObservation(
                number: try row["number"], amount: try row["amount"], whole: try row["whole"])
            try told.add(1, to: try row["indicator_id"], in: try row["period"], in: tx)
            let replication: Thing.ID = try row["replication_id"]
            PackedNumbers.renew(replication, in: tx)
            tx.note(Change(Kind.replication.rawValue, replication.rawValue))
        })

    package static let acts = ActNames(["observation."], at: "indicators.act.")

    package static let records = [
        PersonalRecords(
            "indicators.records.observations", columns: ["observations": ["person_id"]], kept: .thing, fate: .unnamed,
            select: { person in
                """
                SELECT t.slug, o.period, o.amount, o.whole, o.source, o.method, o.asked, o.doubts, o.recorded_at
                FROM observations o JOIN things t ON t.id = o.replication_id
                WHERE o.person_id = \(person.id) ORDER BY o.recorded_at, o.replication_id, o.number
                """
            },
            erase: { leaving, tx in
                let (person, nobody) = (leaving.person.id, leaving.nobody)
                try tx.run("UPDATE observations SET person_id = \(nobody) WHERE person_id = \(person)")
            })
    ]
}
