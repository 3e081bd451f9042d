package import Commons
package import Storage
package import Territories
package import Web

/// A replication as lists and maps show it.
package struct ReplicationEntry: Sendable, Encodable {
    package let id: Thing.ID
    package let title: String
    package let summary: String
    package let path: String
    package let isFictional: Bool
    /// BCP 47 tag of title and summary.
    package let language: String
    package let practice: String
    package let practiceLanguage: String
    package let practiceID: Thing.ID
    package let state: ReplicationState
    package let since: String?
    /// When its present state was reached, as far as it is known.
    package let reached: String?
    /// Since when there is no news, though its people were asked: `2024-03`.
    package let silentSince: String?
    package let territory: TerritoryLink?
    private let position: Position?
    private let precision: PositionPrecision

    private enum CodingKeys: String, CodingKey {
        case id, title, summary, path, isFictional, language, practice, practiceLanguage, state, since, reached,
            silentSince, territory, position, precision
    }

    /// Those that a condition on `r` (replications) picks, the latest changed first. At most `limit`.
    package static func all(
        where condition: Query, limit: Int, language: Language, in tx: Transaction
    ) throws -> [ReplicationEntry] {
        // Chosen first: what is told of one would else be read of all, before they are put in order.
        let chosen: [Thing.ID] = try tx.values(
            """
            SELECT t.id FROM replications r JOIN things t ON t.id = r.thing_id
            WHERE t.visibility = 'published' AND \(condition)
            ORDER BY t.updated_at DESC, t.id LIMIT \(limit)
            """)
        return try some(chosen, language: language, in: tx)
    }

    /// Those of some that are published, the latest changed first.
    static func some(_ ids: [Thing.ID], language: Language, in tx: Transaction) throws -> [ReplicationEntry] {
        guard !ids.isEmpty else { return [] }
        let lines: [Line] = try tx.all(
            """
            SELECT t.id, t.title, t.summary, t.slug, t.is_fictional, t.language, p.title AS practice,
                p.language AS practice_language, r.practice_id, r.state, r.since, r.territory_id, (
                    SELECT c.date FROM state_changes c WHERE c.replication_id = r.thing_id
                    ORDER BY c.number DESC LIMIT 1) AS reached, q.last_news_at
            FROM replications r JOIN things t ON t.id = r.thing_id JOIN things p ON p.id = r.practice_id
                LEFT JOIN silences q ON q.replication_id = r.thing_id AND q.silent_at IS NOT NULL
            WHERE r.thing_id IN \(list: ids) AND t.visibility = 'published'
            ORDER BY t.updated_at DESC, t.id
            """
        )
        let links = try TerritoryLink.find(lines.map(\.territory), language: language, in: tx)
        return lines.map { ReplicationEntry($0, links[$0.territory]) }
    }

    private init(_ line: Line, _ link: TerritoryLink?) {
        id = line.id
        title = line.title
        summary = line.summary
        path = "/\(Kind.replication.folder)/\(line.slug)"
        isFictional = line.isFictional
        language = line.language
        practice = line.practice
        practiceLanguage = line.practiceLanguage
        practiceID = line.practiceID
        state = line.state
        since = line.since.isEmpty ? nil : line.since
        reached = line.reached
        silentSince = line.lastNewsAt.map { String(CivilDate($0).rawValue.prefix(7)) }
        territory = link
        position = link?.position
        precision = link?.precision ?? .none
    }

    /// Its place on a map. A commune known only by its group of communes is somewhere within some fifteen kilometres.
    package func place(_ texts: Texts) -> MapPlace {
        MapPlace(
            title: title, path: path, mark: mark, state: stateText(texts), location: territory?.label ?? "",
            since: since, position: position.map { ($0.latitude, $0.longitude) }, kilometres: precision.kilometres,
            language: language)
    }

    private struct Line: RowDecodable {
        let id: Thing.ID
        let title: String
        let summary: String
        let slug: String
        let isFictional: Bool
        let language: String
        let practice: String
        let practiceLanguage: String
        let practiceID: Thing.ID
        let state: ReplicationState
        let since: String
        let reached: String?
        let lastNewsAt: Timestamp?
        let territory: Territory.ID

        init(row: Row) throws {
            id = try row["id"]
            title = try row["title"]
            summary = try row["summary"]
            slug = try row["slug"]
            isFictional = try row["is_fictional"]
            language = try row["language"]
            practice = try row["practice"]
            practiceLanguage = try row["practice_language"]
            practiceID = try row["practice_id"]
            state = try row["state"]
            since = try row["since"]
            reached = try row["reached"]
            lastNewsAt = try row["last_news_at"]
            territory = try row["territory_id"]
        }
    }
}

extension PositionPrecision {
    /// The radius of the band that stands for what is not known of a position.
    package var kilometres: Double? {
        switch self {
        case .exact: nil
        case .epci: 15
        case .centre: 40
        case .country: 200
        case .none: nil
        }
    }
}
