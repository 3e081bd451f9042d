package import Commons
package import Storage
import Territories
import Web

/// The part of a commune that a replication serves, where it does not serve the whole: a neighbourhood, a hamlet. There is no list of
/// them all: those who carry it tell its name, and how many live there where they know.
package struct Neighbourhood: Codable, Sendable, Equatable {
    package let name: String
    /// Nil where it is not known.
    package let people: Int?

    package init(name: String, people: Int?) { (self.name, self.people) = (name, people) }

    /// Of some replications, those that serve a part.
    package static func find(_ replications: [Thing.ID], in tx: Transaction) throws -> [Thing.ID: Neighbourhood] {
        guard !replications.isEmpty else { return [:] }
        let lines: [Line] = try tx.all(
            """
            SELECT thing_id, neighbourhood, neighbourhood_people FROM replications
            WHERE thing_id IN \(list: replications) AND neighbourhood IS NOT NULL ORDER BY thing_id
            LIMIT \(replications.count)
            """)
        return Dictionary(lines.map { ($0.id, $0.part) }) { first, _ in first }
    }

    /// Reads `neighbourhood` and `neighbourhood-people`; nil where the whole territory is served.
    static func read(_ submission: inout Submission, within territory: Territory?) -> Neighbourhood? {
        let name = submission.line("neighbourhood", 0...120)
        let people = submission.integer("neighbourhood-people", 1...most)
        guard !name.isEmpty else {
            if people != nil { submission.refuse("neighbourhood", "replications.form.neighbourhood.unnamed") }
            return nil
        }
        if let territory, territory.echelon != .commune && territory.echelon != .subdivision {
            submission.refuse("neighbourhood", "replications.form.neighbourhood.wide")
        }
        if let people, let all = territory?.population?.count, people > all {
            submission.refuse("neighbourhood-people", "replications.form.neighbourhood.more")
        }
        return Neighbourhood(name: name, people: people)
    }

    private static let most = 10_000_000

    private struct Line: RowDecodable {
        let id: Thing.ID
        let part: Neighbourhood

        init(row: Row) throws {
            id = try row["thing_id"]
            part = Neighbourhood(name: try row["neighbourhood"], people: try row["neighbourhood_people"])
        }
    }
}
