import Commons
import Replications
import Storage
import Web

/// Who may say what was found of a practice: those who keep it, and those who carry a replication of it.
struct Teller: Sendable {
    let isSteward: Bool
    /// The replications of the practice that the viewer carries, by title.
    let places: [Thing]
    let practice: Thing.ID

    init(_ viewer: Viewer?, of practice: Thing.ID, in tx: Transaction) throws {
        self.practice = practice
        guard let viewer, let thing = try Thing.find(practice, in: tx) else {
            (isSteward, places) = (false, [])
            return
        }
        isSteward = try thing.isKept(by: viewer.id, in: tx)
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT r.thing_id FROM keepers k JOIN replications r ON r.thing_id = k.thing_id
                JOIN things t ON t.id = r.thing_id
            WHERE k.person_id = \(viewer.id) AND r.practice_id = \(practice) AND t.visibility = 'published'
            ORDER BY t.title, t.id LIMIT 200
            """)
        let found = try Thing.find(ids, in: tx)
        places = ids.compactMap { found[$0] }
    }

    var mayTell: Bool { isSteward || !places.isEmpty }

    /// With what something is kept that belongs to no place: the practice, or the teller's own place.
    var keptWith: Thing.ID { isSteward ? practice : places.first?.id ?? practice }

    func require() throws(AppError) {
        guard mayTell else { throw AppError(.forbidden, "evidence.error.notTeller") }
    }
}
