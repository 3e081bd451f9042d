import Crypto
package import Storage
package import Web

/// Protects the forms of visitors without account from robots, in place of picture puzzles: the browser looks for a
/// number whose hash with the form's challenge begins with enough zeros (Hashcash, A. Back, 2002). A person notes
/// nothing, a million forms cost days of computing.
///
/// Who has no script waits: a form that was opened `patience` ago is taken too, and its handler limits those more
/// strictly.
package struct ProofOfWork: Sendable {
    /// The difficulty: how many zero bits; none asks for nothing.
    package let bits: Int
    let key: [UInt8]
    let world: World

    /// How long a form may stay open.
    static let life = Duration.seconds(4 * 3_600)
    /// How long a form without proof must have been open: nobody reads and fills it faster.
    package static let patience = Duration.seconds(6)

    package init(bits: Int, key: [UInt8], world: World) {
        self.bits = bits
        self.key = key
        self.world = world
    }

    /// For a form that is shown; nil where none is needed: who is signed in has been through it.
    ///
    /// - Parameter purpose: names the form, so that a challenge of one is none for another.
    package func challenge(_ purpose: String, for viewer: Viewer?) -> Challenge? {
        guard bits > 0, viewer == nil else { return nil }
        let nonce = world.randomBytes(16).hex
        return Challenge(at: world.now(), bits: bits, nonce: nonce, code: code(purpose, world.now(), bits, nonce))
    }

    /// What the sender of a form has done, or nil after noting what is wrong.
    package func effort(_ purpose: String, in submission: inout Submission, for viewer: Viewer?) -> Effort? {
        guard bits > 0, viewer == nil else { return Effort(.none, nil) }
        let now = world.now()
        guard let challenge = Challenge(submission.shown("work")),
            matches(challenge.code, code(purpose, challenge.at, challenge.bits, challenge.nonce)), challenge.at <= now
        else { return refuse("commons.work.unknown", &submission) }
        guard now < challenge.at + Self.life else { return refuse("commons.work.expired", &submission) }
        let answer = submission.shown("work-answer")
        if answer.isEmpty {
            guard now >= challenge.at + Self.patience else { return refuse("commons.work.tooFast", &submission) }
            return Effort(.patience, challenge)
        }
        guard challenge.bits >= bits, challenge.isSolved(by: answer) else {
            return refuse("commons.work.unknown", &submission)
        }
        return Effort(.work, challenge)
    }

    private func refuse(_ key: String, _ submission: inout Submission) -> Effort? {
        submission.refuse("work", key)
        return nil
    }

    private func code(_ purpose: String, _ at: Timestamp, _ bits: Int, _ nonce: String) -> String {
        let text = "work:\(purpose):\(at.rawValue):\(bits):\(nonce)"
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key))
        return Array(code.prefix(16)).hex
    }

    /// Compares in constant time.
    private func matches(_ sent: String, _ own: String) -> Bool {
        guard sent.utf8.count == own.utf8.count else { return false }
        return zip(sent.utf8, own.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension ProofOfWork {
    package static let migrations = [
        Migration(
            "2026-11-26-04-spent-challenges",
            """
            CREATE TABLE spent_challenges (
                nonce   TEXT   PRIMARY KEY,
                ends_at BIGINT NOT NULL -- when the challenge would be refused anyway
            )
            """,
            "CREATE INDEX spent_challenges_by_end ON spent_challenges (ends_at)"
        )
    ]
}
