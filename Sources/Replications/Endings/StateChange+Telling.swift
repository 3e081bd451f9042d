import Commons
import Storage
import Web

extension StateChange {
    /// The same step with other words.
    func telling(_ reason: String, lessons: String, _ ending: Ending) -> StateChange {
        StateChange(
            state, on: date, because: reason, lessons: lessons, ending: state.isHalt ? ending : nil, at: recordedAt)
    }

    func tellsSame(as other: StateChange) -> Bool {
        reason == other.reason && lessons == other.lessons && (ending ?? Ending()) == (other.ending ?? Ending())
    }

    /// Says what is told of a step from now on. What was told until then is kept.
    ///
    /// - Parameter version: how many times it was told otherwise before, as whoever does it read.
    /// - Returns: false where somebody did so meanwhile.
    func replace(
        _ number: Int, of replication: Thing, version: Int, by author: Authorship, in tx: Transaction
    ) throws -> Bool {
        let kept = try StepVersion.keep(replication.id, step: number, as: version + 1, by: author, in: tx)
        guard kept else { return false }
        try tx.run(
            """
            UPDATE state_changes SET reason = \(reason), lessons = \(lessons)
            WHERE replication_id = \(replication.id) AND number = \(number)
            """)
        try (ending ?? Ending()).replace(of: replication.id, step: number, in: tx)
        try Audit.record(
            "state.completed", of: replication, by: author.person, at: author.at, detail: state.rawValue, in: tx)
        return true
    }
}

extension Replications {
    /// Tells a step more fully; see `StateChange.replace`.
    func complete(
        _ number: Int, of thing: Thing, as told: StateChange, version: Int, by author: Authorship, in tx: Transaction
    ) throws -> Bool {
        guard try told.replace(number, of: thing, version: version, by: author, in: tx) else { return false }
        try Silence.end(of: thing.id, in: tx)
        reindex(try thing.touch(at: author.at, in: tx), in: tx)
        return true
    }
}
