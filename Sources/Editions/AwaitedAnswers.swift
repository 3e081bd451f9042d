import Commons
import Markup
import Storage
import Web

/// On the page of sharing: what places propose to the practices that somebody looks after, and the editions that await an
/// answer of the places that they carry.
struct AwaitedAnswers: Encodable, Sendable {
    struct Proposed: Encodable, Sendable {
        let adaptation: ToldProposal.Place
        let practice: ToldProposal.Place
        let path: String
    }

    struct Appeared: Encodable, Sendable {
        let replication: ToldProposal.Place
        /// The newest edition, which it does not follow yet.
        let edition: Int
        let path: String
    }

    let proposals: [Proposed]
    let editions: [Appeared]

    private static let most = 50

    static let source = PanelSource(on: .sharing) { _, visit, tx in
        guard let viewer = visit.viewer else { return nil }
        let panel = AwaitedAnswers(
            proposals: try proposals(to: viewer.id, in: tx), editions: try editions(for: viewer.id, in: tx))
        guard !panel.proposals.isEmpty || !panel.editions.isEmpty else { return nil }
        return Panel("answers", panel) { $0.view($1) }
    }

    /// Those that have waited longest come first.
    private static func proposals(to person: Person.ID, in tx: Transaction) throws -> [Proposed] {
        let rows: [Pair] = try tx.all(
            """
            SELECT a.id AS one, p.practice_id AS other
            FROM proposals p JOIN things a ON a.id = p.adaptation_id JOIN things t ON t.id = p.practice_id
            WHERE p.answer IS NULL AND a.visibility = 'published' AND t.visibility <> 'withdrawn'
                AND p.practice_id IN (SELECT thing_id FROM keepers WHERE person_id = \(person))
            ORDER BY p.proposed_at, p.adaptation_id LIMIT \(most)
            """)
        let things = try Thing.find(rows.flatMap { [$0.one, $0.other] }, in: tx)
        return rows.compactMap { row in
            guard let adaptation = things[row.one], let practice = things[row.other] else { return nil }
            return Proposed(
                adaptation: ToldProposal.Place(adaptation), practice: ToldProposal.Place(practice),
                path: "\(adaptation.path)/proposal")
        }
    }

    private static func editions(for person: Person.ID, in tx: Transaction) throws -> [Appeared] {
        let rows: [Newest] = try tx.all(
            """
            SELECT r.thing_id, (SELECT MAX(e.number) FROM editions e WHERE e.practice_id = r.practice_id) AS newest
            FROM replications r JOIN things t ON t.id = r.thing_id JOIN things p ON p.id = r.practice_id
                LEFT JOIN followed_editions f ON f.replication_id = r.thing_id
            WHERE r.thing_id IN (SELECT thing_id FROM keepers WHERE person_id = \(person))
                AND t.visibility = 'published' AND p.visibility = 'published'
                AND EXISTS (
                    SELECT 1 FROM editions e
                    WHERE e.practice_id = r.practice_id AND e.number > COALESCE(f.number, 1))
            ORDER BY t.title, r.thing_id LIMIT \(most)
            """)
        let things = try Thing.find(rows.map(\.replication), in: tx)
        return rows.compactMap { row in
            things[row.replication].map { place in
                Appeared(
                    replication: ToldProposal.Place(place), edition: row.newest,
                    path: "\(place.path)/editions/\(row.newest)")
            }
        }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            list(proposals.map { $0.entry(texts) }, "editions.awaited.proposals", texts),
            list(editions.map { $0.entry(texts) }, "editions.awaited.editions", texts),
        ])
    }

    private func list(_ entries: [Markup], _ key: String, _ texts: Texts) -> Markup {
        guard !entries.isEmpty else { return .group([]) }
        return .group([p { texts(key, count: entries.count) }, ul(.class("entries plain")) { Markup.group(entries) }])
    }
}

extension AwaitedAnswers.Proposed {
    fileprivate func entry(_ texts: Texts) -> Markup {
        li {
            h3 { a(.href(path), .lang(adaptation.language, on: texts)) { adaptation.title } }
            p(.class("note")) { texts("editions.awaited.proposal", ["practice": practice.title]) }
        }
    }
}

extension AwaitedAnswers.Appeared {
    fileprivate func entry(_ texts: Texts) -> Markup {
        li {
            h3 { a(.href(path), .lang(replication.language, on: texts)) { replication.title } }
            p(.class("note")) { texts("editions.panel.appeared", ["number": texts.number(edition)]) }
        }
    }
}

private struct Pair: RowDecodable {
    let one: Thing.ID
    let other: Thing.ID

    init(row: Row) throws {
        one = try row["one"]
        other = try row["other"]
    }
}

private struct Newest: RowDecodable {
    let replication: Thing.ID
    let newest: Int

    init(row: Row) throws {
        replication = try row["thing_id"]
        newest = try row["newest"]
    }
}
