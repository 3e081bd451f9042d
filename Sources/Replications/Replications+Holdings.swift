package import Commons
import Storage
import Territories
import Web

extension Replications {
    /// Its state follows from its history, which comes as another holding.
    package var holding: Holding {
        holding("replications", filling: ["replications", "replication_organizations", "replication_parents"]) {
            content, tx in
            try Territory.find(content.territory, in: tx) == nil ? content.territory.rawValue : nil
        }
    }

    /// The steps of each life; the last one is the present state.
    package static let stateChanges = Holding(
        "state-changes",
        HeldTable(
            "state_changes",
            [
                .key("replication_id", Thing.ID.self), .key("number", Int.self),
                .column("state", ReplicationState.self), .column("date", CivilDate?.self),
                .column("reason", String.self), .column("lessons", String.self),
                .column("person_id", Person.ID?.self), .column("recorded_at", Timestamp.self),
            ]),
        taken: { row, tx in
            let (replication, number): (Thing.ID, Int) = (try row["replication_id"], try row["number"])
            let state: ReplicationState = try row["state"]
            try tx.run(
                """
                UPDATE replications SET state = \(state)
                WHERE thing_id = \(replication) AND NOT EXISTS (
                    SELECT 1 FROM state_changes WHERE replication_id = \(replication) AND number > \(number))
                """)
        })

    /// What was told at a step of a life.
    package static let endings = Holding(
        "endings",
        HeldTable(
            "endings",
            [.key("replication_id", Thing.ID.self), .key("number", Int.self)]
                + Ending.heldColumns.map { $0.within("told") }))

    /// What was told of a step before somebody told it more fully.
    package static let stepVersions = Holding(
        "step-versions",
        HeldTable(
            "step_versions",
            [
                .key("replication_id", Thing.ID.self), .key("number", Int.self), .key("version", Int.self),
                .column("reason", String.self), .column("lessons", String.self),
                .column("person_id", Person.ID?.self), .column("at", Timestamp.self),
            ] + Ending.heldColumns.map { $0.within("ending") }))

    package static let followedEditions = Holding(
        "followed-editions",
        HeldTable(
            "followed_editions",
            [
                .key("replication_id", Thing.ID.self), .column("number", Int.self), .column("since", Timestamp.self),
                .column("person_id", Person.ID?.self),
            ]))

    package static let figures = Holding(
        "figures",
        HeldTable(
            "replication_figures",
            [
                .key("replication_id", Thing.ID.self), .key("number", Int.self), .column("measure", Measure.self),
                .column("year", Int.self), .column("amount", Int?.self), .column("source", String.self),
                .column("person_id", Person.ID?.self), .column("recorded_at", Timestamp.self),
            ]),
        taken: { row, tx in
            let replication: Thing.ID = try row["replication_id"]
            tx.note(Change(Kind.replication.rawValue, replication.rawValue))
        })
}

extension Ending {
    fileprivate static var heldColumns: [HeldColumn] {
        [
            .column("tried", String.self), .column("obstacles", String.self), .column("again", String.self),
            .column("documents", String.self), .column("equipment", String.self), .column("contacts", String.self),
        ]
    }
}

extension Adaptations {
    package var holding: Holding {
        holding("adaptations", filling: ["adaptations", "adaptation_facets", "adaptation_parts"])
    }
}
