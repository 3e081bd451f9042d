import Commons
import Practices
import Replications
import Storage
import Web

/// An edition as one replication meets it: only what changes in what it uses.
struct Uptake: Sendable {
    struct Change: Encodable, Sendable {
        let part: PartDifference
        /// What the place made of this part; empty where it left it as it was.
        let ours: [OwnPart]
        let answer: EditionAnswer.Kind?
        let reason: String

        var isUntouched: Bool { ours.isEmpty }
    }

    let replication: Thing
    let practice: Thing
    /// BCP 47 tag of the practice's texts.
    let language: String
    /// The edition that it follows, or that it followed before it went on to this one.
    let from: Int
    let to: Int
    let newest: Int
    let changes: [Change]
    /// Changes in parts that the place has left out.
    let leftOut: Int
    /// What else the edition rewrites; it asks nothing.
    let rewritten: [PartDifference]
    /// It follows the edition, and what it said stays.
    let isOver: Bool
    /// It follows a later edition, or this one, and has said nothing of this one by itself.
    let isPassed: Bool
    /// The later edition by which it said what it did of this one too.
    let answeredWith: Int?

    /// - Parameter number: of the edition; the newest if none.
    static func find(_ replication: Thing, _ number: Int? = nil, in tx: Transaction) throws -> Uptake {
        let practices = Practices()
        let id = try Replications().content(of: replication, in: tx).practice
        guard let practice = try Thing.find(id, in: tx), let newest = try Edition.newest(of: id, in: tx) else {
            throw AppError.missing
        }
        try practice.requireTold()
        let to = number ?? newest.number
        let followed = try FollowedEdition.number(of: replication.id, in: tx)
        let answers = try EditionAnswer.all(of: replication.id, to: to, in: tx)
        let isOver = followed >= to
        let isPassed = isOver && answers.isEmpty
        let from = isOver ? answers.map(\.from).min() ?? max(1, to - 1) : followed
        let old = try practices.content(of: practice, inEdition: from, in: tx)
        let new = try practices.content(of: practice, inEdition: to, in: tx)
        let difference = CoreDifference(from: old, to: new)
        let given = Dictionary(answers.map { ($0.part, $0) }) { first, _ in first }
        let changed = isPassed ? [] : difference.changes(since: from, answered: Set(given.keys))
        let ours = try OwnPart.all(of: replication.id, in: tx)
        let used = changed.filter { part in !(ours[part.id] ?? []).contains { $0.change == .dropped } }
        // What was not asked when it was answered is not asked afterwards.
        let asked = isOver ? used.filter { given[$0.id] != nil } : used
        return Uptake(
            replication: replication, practice: practice, language: new.language, from: from, to: to,
            newest: newest.number,
            changes: asked.map { part in
                Change(
                    part: part, ours: ours[part.id] ?? [], answer: given[part.id]?.answer,
                    reason: given[part.id]?.reason ?? "")
            },
            leftOut: changed.count - used.count, rewritten: isPassed ? [] : difference.texts, isOver: isOver,
            isPassed: isPassed,
            answeredWith: isPassed ? try EditionAnswer.edition(of: replication.id, over: to, in: tx) : nil)
    }

    var untouched: [Change] { changes.filter { $0.isUntouched && $0.answer == nil } }

    var unanswered: Int { changes.filter { $0.answer == nil }.count }

    var path: String { "\(replication.path)/editions/\(to)" }

    /// An edition that the place follows already, or none, cannot be answered.
    func requireOpen() throws {
        if isOver { throw AppError(.conflict, "editions.over") }
    }

    /// Answers one change, and goes on to the edition when none is left.
    func answer(
        _ change: Change, _ kind: EditionAnswer.Kind, because reason: String, by author: Authorship,
        in tx: Transaction
    ) throws -> Uptake {
        try requireOpen()
        try EditionAnswer(kind, to: change.part.id, of: self, because: reason, by: author).save(in: tx)
        try Audit.record(
            "uptake.answered", of: replication, by: author.person, at: author.at, detail: "\(to)", in: tx)
        return try settled(by: author, in: tx)
    }

    /// Takes up all that changed in what the place left as it was.
    func follow(by author: Authorship, in tx: Transaction) throws -> Uptake {
        try requireOpen()
        for change in untouched {
            try EditionAnswer(.takenUp, to: change.part.id, of: self, because: "", by: author).save(in: tx)
        }
        return try settled(by: author, in: tx)
    }

    private func settled(by author: Authorship, in tx: Transaction) throws -> Uptake {
        let now = try Self.find(replication, to, in: tx)
        guard now.unanswered == 0 else { return now }
        try FollowedEdition.follow(to, from: from, replication, by: author, in: tx)
        try Audit.record(
            "uptake.changed", of: replication, by: author.person, at: author.at, detail: "\(to)", in: tx)
        return try Self.find(replication, to, in: tx)
    }
}

extension CoreDifference {
    /// What asks something of a place, each change by itself.
    ///
    /// - Parameter answered: the names of what was answered: a text that was answered as a whole stays one change.
    fileprivate func changes(since edition: Int, answered: Set<String>) -> [PartDifference] {
        parts.filter { $0.outcome != .same }.flatMap { part in
            answered.contains(part.id) ? [part] : part.changesByLine(since: edition)
        }
    }
}
