import Accounts
import Commons
import Hummingbird
import Mail
import Replications
import Storage
import Web

/// What is offered to a funder: agreed to, which locks it, declined with words, or taken back.
struct OfferRoutes: Sendable {
    let database: Database
    let world: World
    let catalog: TextCatalog

    var routes: [Route] {
        [
            .get("goal-offers/:id", for: .contributor, show).told("goals.api.offer", .page(OfferPage.self)),
            .post("goal-offers/:id/answers", for: .contributor, answer).told("goals.api.answerOffer", .done) { _ in
                var form = Submission()
                _ = Self.read(&form)
                return form
            },
            .post("goal-offers/:id/withdrawals", for: .contributor, withdraw).told("goals.api.withdrawOffer", .done),
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let id = GoalOffer.ID(rawValue: try context.parameter("id"))
        let page = try await database.read { tx in try OfferPage(id, for: context.viewer, in: tx) }
        return .page(page) { $0.view($1) }
    }

    /// Nil after noting what is wrong: whoever declines says why.
    private static func read(_ form: inout Submission) -> (answer: OfferAnswer, words: String)? {
        let answer = form.choice("answer", OfferAnswer.self)
        let words = form.text("words", answer == .declined ? 1...1_000 : 0...1_000)
        return answer.flatMap { form.isValid ? ($0, words) : nil }
    }

    private func answer(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let given = Self.read(&submission)
        let viewer = try context.person()
        let author = Authorship(viewer, because: "", at: world.now())
        let id = GoalOffer.ID(rawValue: try context.parameter("id"))
        return try await database.write { [submission] tx in
            let page = try OfferPage(id, for: viewer, in: tx)
            try page.funder.requireKeeper(viewer, in: tx)
            guard let given else { return .invalid(submission) { page.view($0, submission) } }
            let goal = given.answer == .agreed ? try lock(page, by: author, in: tx) : nil
            try page.offer.answer(
                given.answer.state, saying: given.words, becoming: goal, of: page.replication, by: author, in: tx)
            try letters(context).tell(page, given.answer.rawValue, to: page.replication, by: viewer, in: tx)
            return .done(
                at: goal.map { "/goals/\($0)" } ?? page.offer.path,
                saying: goal == nil ? "goals.offer.answered" : "goals.locked")
        }
    }

    /// Time went on since it was offered: what cannot be promised any more is said.
    private func lock(_ page: OfferPage, by author: Authorship, in tx: Transaction) throws -> Goal.ID {
        let offer = page.offer
        guard offer.state == .waiting else { throw AppError(.conflict, "goals.offer.meanwhile") }
        guard !CivilDate(author.at).isAfter(offer.due) else { throw AppError(.conflict, "goals.offer.late") }
        guard page.replication.visibility == .published, page.indicator.visibility == .published else {
            throw AppError(.conflict, "goals.offer.gone")
        }
        return try offer.proposal(page.indicator, agreedBy: page.funder, at: author.at).lock(
            world.newID(), of: page.replication, by: author.person, at: author.at, in: tx)
    }

    private func withdraw(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let author = Authorship(viewer, because: "", at: world.now())
        let id = GoalOffer.ID(rawValue: try context.parameter("id"))
        return try await database.write { tx in
            let page = try OfferPage(id, for: viewer, in: tx)
            try page.replication.requireKeeper(viewer, in: tx)
            try page.offer.answer(.withdrawn, saying: "", of: page.replication, by: author, in: tx)
            return .done(at: page.offer.path, saying: "goals.offer.taken")
        }
    }

    func letters(_ context: Context) -> OfferLetters {
        OfferLetters(RoomLetter("goals.letter", on: context.visit.site, catalog), world)
    }
}

/// Tells the other side, in their reader's language.
struct OfferLetters: Sendable {
    private static let mostWaiting = 5

    private let letters: RoomLetter
    private let world: World

    init(_ letters: RoomLetter, _ world: World) {
        self.letters = letters
        self.world = world
    }

    /// To those who keep a side; whoever acts needs no letter. A place with many offers that wait writes no more of them.
    func tell(
        _ page: OfferPage, _ kind: String, to side: Thing, by viewer: Viewer, in tx: Transaction
    ) throws {
        let waiting = try GoalOffer.waiting("replication_id = \(page.replication.id)", in: tx)
        guard waiting.count <= Self.mostWaiting else { return }
        let readers = try side.keepers(in: tx).filter { $0 != viewer.id }
        for account in try Account.find(readers, in: tx).sorted(by: { $0.id < $1.id })
        where !account.isClosed && !account.isSuspended {
            let letter = letters.write(
                kind, to: account,
                [
                    "funder": page.funder.title, "replication": page.replication.title,
                    "indicator": page.indicator.title, "link": letters.site.address + page.offer.path,
                ])
            try Outbox.post(letter, world: world, in: tx)
        }
    }
}
