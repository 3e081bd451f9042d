import Commons
import Media
import Practices
import Replications
import Storage
import Web

/// All that somebody needs who wants to begin elsewhere: a practice with what became of it in each place. Only what everybody
/// may read.
struct Kit: Sendable {
    let practice: Thing
    /// In the reader's language, where it was translated.
    let content: PracticeContent
    let steward: Thing?
    /// The latest; none of a draft.
    let edition: Edition?
    /// The latest changed first.
    let replications: [KitReplication]
    /// The oldest first, place by place.
    let adaptations: [KitAdaptation]
    /// Those that the practice's page shows.
    let pictures: [ShownMedium]
    /// There are more places or changes than a kit holds.
    let isCut: Bool

    static let mostReplications = 300
    static let mostAdaptations = 1_000

    /// The text is that of the latest edition.
    var isEdition: Bool { edition?.revision == practice.revision && content.language == practice.language }

    /// When anything in it changed last.
    var changedAt: Timestamp {
        let moments =
            [practice.updatedAt] + replications.map(\.changedAt) + adaptations.map(\.thing.updatedAt)
            + pictures.map(\.thing.updatedAt)
        return moments.max() ?? practice.updatedAt
    }

    /// SPDX identifiers of the licences of its texts, each once.
    var licences: [String] {
        once([practice.licence] + replications.map(\.licence) + adaptations.map(\.thing.licence))
    }

    /// Of everything that is in it.
    var allLicences: [String] { once(licences + pictures.map(\.licence)) }

    private func once(_ all: [String]) -> [String] {
        all.reduce(into: []) { found, licence in if !found.contains(licence) { found.append(licence) } }
    }

    var contacts: [KitReplication] { replications.filter { !$0.contact.isEmpty } }
    var lessons: [KitReplication] { replications.filter { !$0.lessons.isEmpty } }
}

/// A place where a practice took root.
struct KitReplication: Sendable {
    let entry: ReplicationEntry
    let carriers: [String]
    /// As those who carry it wish to be reached in public; empty where they do not.
    let contact: String
    /// The steps of which something was learnt.
    let lessons: [StateChange]
    let licence: String
    let source: String?
    let changedAt: Timestamp
}

/// What a place changed.
struct KitAdaptation: Sendable {
    let thing: Thing
    let content: AdaptationContent
    let replication: ReplicationEntry
}
