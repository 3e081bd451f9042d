package import Commons
import Storage
import Web

/// A goal with what was said of it: one line of an export.
struct HeldGoal: HeldRow {
    let goal: Line
    let narratives: [Narrative]

    struct Line: Codable, Equatable, Sendable {
        let id: Goal.ID
        let replication: Thing.ID
        let indicator: Thing.ID
        let baseline: Int?
        let target: Int
        let sense: Goal.Sense
        let due: CivilDate
        let success: String
        let funder: String
        let amends: Goal.ID?
        let why: String
        let text: String
        let digest: String
        let person: Person.ID?
        let lockedAt: Timestamp
    }

    struct Narrative: Codable, Equatable, Sendable {
        let number: Int
        let text: String
        let person: Person.ID?
        let at: Timestamp
    }

    /// Somebody changed a goal in an export.
    struct Broken: Error {}

    var people: [Person.ID] { ([goal.person] + narratives.map(\.person)).compactMap { $0 } }

    static let holding = Holding(
        "goals", tables: ["goals", "goal_narratives"], of: HeldGoal.self,
        page: { last, limit, tx in
            let lines: [Line] = try tx.all(
                """
                SELECT \(columns) FROM goals
                WHERE (locked_at, id) > (\(last?.goal.lockedAt.rawValue ?? Int.min), \(last?.goal.id.rawValue ?? ""))
                ORDER BY locked_at, id LIMIT \(limit)
                """)
            return try lines.map { try HeldGoal($0, in: tx) }
        },
        present: { row, tx in
            let line: Line? = try tx.first("SELECT \(columns) FROM goals WHERE id = \(row.goal.id)")
            return try line.map { try HeldGoal($0, in: tx) }
        },
        take: { row, tx in try row.insert(in: tx) })

    private static let columns: Query = """
        id, replication_id, indicator_id, baseline, target, sense, due, success, funder, amends_id, why, text, digest,
        person_id, locked_at
        """

    private init(_ line: Line, in tx: Transaction) throws {
        goal = line
        narratives = try tx.all(
            "SELECT number, text, person_id, at FROM goal_narratives WHERE goal_id = \(line.id) ORDER BY number")
    }

    /// What was locked comes in as it was locked, or not at all.
    private func insert(in tx: Transaction) throws {
        guard Goal.digest(of: goal.text) == goal.digest else { throw Broken() }
        try tx.run(
            """
            INSERT INTO goals (\(Self.columns)) VALUES (\(goal.id), \(goal.replication), \(goal.indicator),
                \(goal.baseline), \(goal.target), \(goal.sense), \(goal.due), \(goal.success), \(goal.funder),
                \(goal.amends), \(goal.why), \(goal.text), \(goal.digest), \(goal.person), \(goal.lockedAt))
            """)
        for narrative in narratives {
            try tx.run(
                """
                INSERT INTO goal_narratives (goal_id, number, text, person_id, at)
                VALUES (\(goal.id), \(narrative.number), \(narrative.text), \(narrative.person), \(narrative.at))
                """)
        }
    }
}

extension HeldGoal.Line: RowDecodable {
    init(row: Row) throws {
        id = try row["id"]
        replication = try row["replication_id"]
        indicator = try row["indicator_id"]
        baseline = try row["baseline"]
        target = try row["target"]
        sense = try row["sense"]
        due = try row["due"]
        success = try row["success"]
        funder = try row["funder"]
        amends = try row["amends_id"]
        why = try row["why"]
        text = try row["text"]
        digest = try row["digest"]
        person = try row["person_id"]
        lockedAt = try row["locked_at"]
    }
}

extension HeldGoal.Narrative: RowDecodable {
    init(row: Row) throws {
        number = try row["number"]
        text = try row["text"]
        person = try row["person_id"]
        at = try row["at"]
    }
}

extension Goals {
    package static var holding: Holding { HeldGoal.holding }

    package static let acts = ActNames(["goal."], at: "goals.act.")

    package static let records = [
        PersonalRecords(
            "goals.records.goals",
            columns: ["goals": ["person_id"], "goal_narratives": ["person_id"]], kept: .thing, fate: .unnamed,
            select: { person in
                """
                SELECT 'locked' AS part, text, locked_at AS at FROM goals WHERE person_id = \(person.id)
                UNION ALL SELECT 'told', text, at FROM goal_narratives WHERE person_id = \(person.id)
                ORDER BY 3, 1, 2
                """
            },
            erase: { leaving, tx in
                let (person, nobody) = (leaving.person.id, leaving.nobody)
                try tx.run("UPDATE goals SET person_id = \(nobody) WHERE person_id = \(person)")
                try tx.run("UPDATE goal_narratives SET person_id = \(nobody) WHERE person_id = \(person)")
            })
    ]
}
