package import Commons
import Practices
package import Storage
import Web

/// The principles that a visit judges: those of the practice's latest edition, as they are when the visit is asked for.
package struct Charter: Sendable, Equatable {
    let practice: Thing.ID
    let edition: Int
    /// BCP 47 tag of the principles.
    let language: String
    let principles: [String]

    /// - Throws: where there is nothing to judge by.
    package init(of practice: Thing, in tx: Transaction) throws {
        guard let latest = try Edition.newest(of: practice.id, in: tx) else {
            throw AppError(.conflict, "labels.error.noEdition")
        }
        let content = try Practices().content(of: practice, at: latest.revision, in: tx)
        guard !content.principles.isEmpty else { throw AppError(.conflict, "labels.error.noPrinciples") }
        self.practice = practice.id
        edition = latest.number
        language = content.language
        principles = content.principles
    }
}
