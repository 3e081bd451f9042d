import Commons
import Storage

/// Memberships one side of which is not shown any more: the news of the other side do not go on naming it.
struct HiddenMemberships {
    private let lines: [Line]

    private static let most = 1_000

    /// - Parameter entries: those that are told; only what is said of memberships is looked at.
    init(among entries: [NewsEntry], in tx: Transaction) throws {
        let subjects = Set(entries.filter(\.isOfMembership).map(\.subject)).sorted()
        guard !subjects.isEmpty else {
            lines = []
            return
        }
        lines = try tx.all(
            """
            SELECT m.network_id, m.thing_id, n.title AS network, t.title AS member, m.answered_at, m.ended_at
            FROM memberships m JOIN things n ON n.id = m.network_id JOIN things t ON t.id = m.thing_id
            WHERE (m.network_id IN \(list: subjects) OR m.thing_id IN \(list: subjects))
                AND (n.visibility <> 'published' OR t.visibility <> 'published')
            ORDER BY m.id LIMIT \(Self.most)
            """)
    }

    func hides(_ entry: NewsEntry) -> Bool {
        guard entry.isOfMembership else { return false }
        return lines.contains { line in
            // A network may take in many in one moment; what joins it was called then as it may not be called now.
            entry.subject == line.network && entry.detail == line.memberName
                || entry.subject == line.member
                    && (entry.detail == line.networkName || entry.at == line.answeredAt || entry.at == line.endedAt)
        }
    }

    private struct Line: RowDecodable {
        let network: Thing.ID
        let member: Thing.ID
        let networkName: String
        let memberName: String
        let answeredAt: Timestamp?
        let endedAt: Timestamp?

        init(row: Row) throws {
            network = try row["network_id"]
            member = try row["thing_id"]
            networkName = try row["network"]
            memberName = try row["member"]
            answeredAt = try row["answered_at"]
            endedAt = try row["ended_at"]
        }
    }
}

extension NewsEntry {
    fileprivate var isOfMembership: Bool { newsAct == "joined" || newsAct == "left" }
}
