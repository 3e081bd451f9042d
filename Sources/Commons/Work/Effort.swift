package import Storage

/// What the sender of a form has done to show that they are no robot.
package struct Effort: Sendable {
    package enum Kind: Sendable {
        /// Nothing was asked.
        case none
        case work
        /// They waited: no script ran.
        case patience
    }

    package let kind: Kind
    private let challenge: Challenge?

    init(_ kind: Kind, _ challenge: Challenge?) {
        self.kind = kind
        self.challenge = challenge
    }

    /// False when the same form was sent before. To be called in the transaction that acts, so that what fails can be
    /// sent again.
    package func spend(at now: Timestamp, in tx: Transaction) throws -> Bool {
        guard let challenge else { return true }
        try tx.run(
            """
            DELETE FROM spent_challenges WHERE nonce IN (
                SELECT nonce FROM spent_challenges WHERE ends_at < \(now) ORDER BY ends_at LIMIT 20
            )
            """)
        let added = try tx.run(
            """
            INSERT INTO spent_challenges (nonce, ends_at)
            VALUES (\(challenge.nonce), \(challenge.at + ProofOfWork.life))
            ON CONFLICT (nonce) DO NOTHING
            """)
        return added == 1
    }
}
