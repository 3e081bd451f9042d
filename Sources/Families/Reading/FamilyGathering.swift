import Commons
import Practices
import Replications
import Storage

/// Gathers those who belong to a family, a generation at a time, and who came from whom. It is bounded: what is beyond is
/// left out, and said to be.
struct FamilyGathering {
    static let most = 2_000
    /// Nobody is known to have come so far.
    private static let mostGenerations = 300

    private let tx: Transaction
    /// In the order in which they were met.
    private(set) var ids: [Thing.ID] = []
    private(set) var isCut = false
    private var known: Set<Thing.ID> = []

    /// A practice: all that follow it, what came of those, and what those came from too.
    init(ofPractice practice: Thing.ID, in tx: Transaction) throws {
        self.tx = tx
        _ = add([practice])
        let followers: [Thing.ID] = try tx.values(
            """
            SELECT r.thing_id FROM replications r JOIN things t ON t.id = r.thing_id
            WHERE r.practice_id = \(practice) AND t.visibility = 'published'
            ORDER BY r.thing_id LIMIT \(Self.most + 1)
            """)
        _ = add(followers)
        try descend()
        try climb()
    }

    /// A replication: all that it came from, and all that came of it.
    init(ofReplication replication: Thing.ID, in tx: Transaction) throws {
        self.tx = tx
        _ = add([replication])
        try climb()
        let above = ids
        ids = [replication]
        try descend()
        ids += above.filter { $0 != replication }
    }

    /// From children to parents, as each child tells them.
    func kinships() throws -> [Kinship] {
        let all: [Kinship] = try tx.all(
            """
            SELECT replication_id, parent_id FROM replication_parents WHERE replication_id IN \(list: ids)
            ORDER BY replication_id, position LIMIT \(Self.most * Parents.most)
            """)
        return all.filter { known.contains($0.parent) }
    }

    private mutating func descend() throws {
        try follow { [tx] frontier in
            try tx.values(
                """
                SELECT DISTINCT replication_id FROM replication_parents WHERE parent_id IN \(list: frontier)
                ORDER BY replication_id LIMIT \(Self.most + 1)
                """)
        }
    }

    private mutating func climb() throws {
        try follow { [tx] frontier in
            try tx.values(
                """
                SELECT DISTINCT parent_id FROM replication_parents WHERE replication_id IN \(list: frontier)
                ORDER BY parent_id LIMIT \(Self.most + 1)
                """)
        }
    }

    private mutating func follow(_ next: ([Thing.ID]) throws -> [Thing.ID]) throws {
        var frontier = ids
        var generations = 0
        while !frontier.isEmpty {
            guard generations < Self.mostGenerations else { return isCut = true }
            frontier = add(try next(frontier))
            generations += 1
        }
    }

    /// Those that were not known yet, as far as there is room.
    private mutating func add(_ found: [Thing.ID]) -> [Thing.ID] {
        let new = found.filter { !known.contains($0) }
        let added = new.prefix(Self.most - known.count)
        if added.count < new.count { isCut = true }
        known.formUnion(added)
        ids += added
        return Array(added)
    }
}

/// One replication came from one thing.
struct Kinship: Sendable, RowDecodable {
    let child: Thing.ID
    let parent: Thing.ID

    init(row: Row) throws {
        child = try row["replication_id"]
        parent = try row["parent_id"]
    }

    init(_ child: Thing.ID, from parent: Thing.ID) {
        self.child = child
        self.parent = parent
    }
}
