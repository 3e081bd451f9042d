package import Web

extension Submission {
    /// What goes with every edit: why, and which revision it starts from. Without one it starts from none that there is.
    package mutating func readRevising() -> (reason: String, revision: Int) {
        let reason = line("reason", 0...300)
        return (reason, integer("revision", 1...Int.max) ?? 0)
    }

    /// The fields that go with every edit, as a beginning for those that a form adds.
    package static var revising: Submission {
        var submission = Submission()
        _ = submission.readRevising()
        return submission
    }

    /// What a list that suggests while somebody types reads.
    package static var suggesting: Submission {
        var submission = Submission()
        _ = submission.line("q", 0...100)
        return submission
    }
}
