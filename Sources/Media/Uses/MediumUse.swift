import Commons
import Licences
import Storage
import Web

/// That a medium is shown on the page of a thing.
enum MediumUse {
    static let most = 30

    /// Why a medium cannot stand on a page: a sentence, and what to do.
    struct Obstacle: Equatable {
        let key: String
        let values: [String: String]
    }

    /// Licences that do not mix: what is shown on a page becomes part of it.
    static func obstacle(of licence: String, on thing: Thing) -> Obstacle? {
        guard let own = OpenLicence(id: licence), let whole = OpenLicence(id: thing.licence),
            let obstacle = own.obstacle(within: whole)
        else { return nil }
        return Obstacle(
            key: "media.use.obstacle.\(obstacle.rawValue)",
            values: ["licence": own.name, "page": whole.name])
    }

    static func add(
        _ medium: Thing, to thing: Thing, by person: Person.ID?, at now: Timestamp, in tx: Transaction
    ) throws {
        let isNew =
            try tx.run(
                """
                INSERT INTO media_uses (thing_id, medium_id, added_at, added_by)
                VALUES (\(thing.id), \(medium.id), \(now), \(person)) ON CONFLICT (thing_id, medium_id) DO NOTHING
                """) == 1
        guard isNew else { return }
        let count: Int? = try tx.value("SELECT COUNT(*) FROM media_uses WHERE thing_id = \(thing.id)")
        guard count ?? 0 <= most else { throw AppError(.conflict, "media.use.tooMany", ["most": "\(most)"]) }
        try Audit.record("medium.shown", of: thing, by: person, at: now, detail: medium.title, in: tx)
    }

    static func remove(
        _ medium: Thing, from thing: Thing, by person: Person.ID, at now: Timestamp, in tx: Transaction
    ) throws {
        let isGone =
            try tx.run("DELETE FROM media_uses WHERE thing_id = \(thing.id) AND medium_id = \(medium.id)") == 1
        guard isGone else { throw AppError.missing }
        try Audit.record("medium.hidden", of: thing, by: person, at: now, detail: medium.title, in: tx)
    }

    /// What is shown on a thing's page to this viewer, in the order in which it was added.
    static func media(of thing: Thing.ID, for viewer: Viewer?, in tx: Transaction) throws -> [Thing] {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT medium_id FROM media_uses WHERE thing_id = \(thing) ORDER BY added_at, medium_id LIMIT \(most)
            """)
        let things = try Thing.find(ids, in: tx)
        return try ids.compactMap { things[$0] }.filter { medium in
            try medium.visibility == .published || medium.isInHands(of: viewer, in: tx)
        }
    }

    /// Where a medium is shown, for everybody.
    static func things(showing medium: Thing.ID, in tx: Transaction) throws -> [Thing] {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT u.thing_id FROM media_uses u JOIN things t ON t.id = u.thing_id
            WHERE u.medium_id = \(medium) AND t.visibility = 'published' ORDER BY u.added_at, u.thing_id LIMIT 100
            """)
        let things = try Thing.find(ids, in: tx)
        return ids.compactMap { things[$0] }
    }

    /// Media of somebody that are not shown on a thing yet, the latest first.
    static func offered(to viewer: Viewer, for thing: Thing, in tx: Transaction) throws -> [Thing] {
        let shown = Set(try media(of: thing.id, for: viewer, in: tx).map(\.id))
        let own = try Thing.kept(by: viewer.id, kind: .medium, limit: 50, in: tx)
        return own.filter { !shown.contains($0.id) && $0.visibility != .withdrawn }
    }
}
