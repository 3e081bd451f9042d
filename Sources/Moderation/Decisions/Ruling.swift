import Web

/// What a moderator decides, before it is carried out.
struct Ruling: Sendable {
    let outcome: Outcome
    let ground: Ground
    /// Which law or rule, and why it applies.
    let reference: String
    let facts: String
    /// What the page says to everybody once it is withdrawn.
    let publicReason: String
    /// How many days the keepers have.
    let days: Int?
    /// Whose account is suspended.
    let person: Person.ID?
}
