import Commons
import Practices
import Replications
import Storage
import Web

/// Carriers say which edition their place follows, without going through its changes: for places older than editions, and
/// for those that came from elsewhere.
struct EditionDeclaration: Sendable {
    let replication: Thing
    let followed: Int
    /// Those that it may say, the latest first. It does not go back before an edition that it has answered.
    let editions: [Edition]

    init(of replication: Thing, in tx: Transaction) throws {
        let practice = try Replications().content(of: replication, in: tx).practice
        try Thing.find(practice, in: tx)?.requireTold()
        let followed = try FollowedEdition.number(of: replication.id, in: tx)
        let answered = try EditionAnswer.editions(of: replication.id, upTo: followed, in: tx).first ?? 1
        editions = try Edition.all(of: practice, in: tx).filter { $0.number >= answered }
        guard !editions.isEmpty else { throw AppError.missing }
        self.replication = replication
        self.followed = followed
    }

    func save(_ number: Int, seen: Int, by author: Authorship, in tx: Transaction) throws {
        try FollowedEdition.follow(number, from: seen, replication, by: author, in: tx)
        try Audit.record(
            "uptake.declared", of: replication, by: author.person, at: author.at, detail: "\(number)", in: tx)
    }
}

extension Submission {
    /// The edition, and the one that was followed when the form was shown.
    ///
    /// - Parameter declaration: what may be said; nil when only what is asked is asked for.
    mutating func readDeclaration(_ declaration: EditionDeclaration?) -> (number: Int, seen: Int)? {
        let number = integer("number", 1...1_000_000)
        let seen = integer("seen", 1...1_000_000)
        guard let declaration else { return nil }
        if number == nil { refuse("number", "web.field.choose") }
        if let number, !declaration.editions.contains(where: { $0.number == number }) {
            refuse("number", "editions.declare.number.unknown")
        }
        guard isValid, let number else { return nil }
        return (number, seen ?? declaration.followed)
    }
}
