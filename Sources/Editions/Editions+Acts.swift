package import Commons
import Practices
package import Storage
import Web

// What other rooms may do here on behalf of carriers and stewards.
extension Editions {
    /// Answers one change of an edition, as a replication's carriers do.
    package static func answer(
        _ part: String, of number: Int, for replication: Thing, as answer: String, because reason: String,
        by author: Authorship, in tx: Transaction
    ) throws {
        let uptake = try Uptake.find(replication, number, in: tx)
        guard let answer = EditionAnswer.Kind(rawValue: answer),
            let change = uptake.changes.first(where: { $0.part.id == part })
        else { throw AppError(.invalid, "editions.answer.part.unknown") }
        _ = try uptake.answer(change, answer, because: reason, by: author, in: tx)
    }

    /// Takes up everything that changed in what a replication left as it was.
    package static func follow(
        _ number: Int, for replication: Thing, by author: Authorship, in tx: Transaction
    ) throws {
        _ = try Uptake.find(replication, number, in: tx).follow(by: author, in: tx)
    }

    package static func isAnswered(_ number: Int, by replication: Thing, in tx: Transaction) throws -> Bool {
        try !EditionAnswer.all(of: replication.id, to: number, in: tx).isEmpty
    }

    package static func isProposed(_ adaptation: Thing, in tx: Transaction) throws -> Bool {
        try Proposal.find(adaptation.id, in: tx) != nil
    }

    package static func propose(
        _ adaptation: Thing, to practice: Thing, because why: String, by author: Authorship, in tx: Transaction
    ) throws {
        try Proposal.make(adaptation, to: practice.id, because: why, by: author, in: tx)
    }

    package static func echo(
        _ adaptation: Thing, in replication: Thing, by author: Authorship, in tx: Transaction
    ) throws {
        try ProposalEcho(adaptation.id, in: replication.id, saying: "", by: author).save(in: tx)
    }

    /// Answers a proposal that was not answered yet.
    package static func answer(
        _ adaptation: Thing, as answer: String, inEdition edition: Int?, because reason: String, parts: [String],
        by author: Authorship, in tx: Transaction
    ) throws {
        guard let proposal = try Proposal.find(adaptation.id, in: tx), let answer = Proposal.Answer(rawValue: answer)
        else { throw AppError.missing }
        let given = GivenAnswer(answer: answer, edition: edition, reason: reason, parts: parts, seen: 0)
        try proposal.answer(given, by: author, in: tx)
    }
}
