import Commons
import Media
import Practices
import Replications
import Storage
import Web

/// A thing of the commons within an article: a medium and a drawing are shown, anything else is a card.
struct EmbeddedThing: Sendable {
    enum Shape: Sendable {
        case picture(MediumPicture, authors: String)
        case chart(Chart)
        case replication(ReplicationEntry)
        case card(kind: Kind, summary: String)
    }

    let id: Thing.ID
    let path: String
    let title: String
    /// BCP 47 tag of its texts.
    let language: String
    /// SPDX identifier of what it is shared under.
    let licence: String
    let shape: Shape

    /// By identifier.
    static func all(
        _ things: [Thing], _ kinds: Kinds, _ language: Language, in tx: Transaction
    ) throws -> [Thing.ID: EmbeddedThing] {
        let media = things.filter { $0.kind == .medium }
        let pictures = try MediumPicture.find(media, to: language.rawValue, in: tx)
        let contents = try Media().contents(of: media.map(\.id), in: tx)
        let replications = try Self.replications(things.filter { $0.kind == .replication }, language, in: tx)
        let practices = try ToldPractice.all(things.filter { $0.kind == .practice }, in: language, tx)
        let told = Dictionary(practices.map { ($0.thing.id, $0) }) { first, _ in first }
        return things.reduce(into: [:]) { found, thing in
            if let picture = pictures[thing.id], let content = contents[thing.id] {
                found[thing.id] = EmbeddedThing(
                    thing, .picture(picture, authors: content.authors), licence: content.licence)
            } else if let entry = replications[thing.id] {
                found[thing.id] = EmbeddedThing(thing, .replication(entry))
            } else if let practice = told[thing.id] {
                found[thing.id] = EmbeddedThing(practice)
            } else {
                found[thing.id] = EmbeddedThing(thing, .card(kind: thing.kind, summary: thing.summary))
            }
        }
    }

    /// What the pages of a thing draw of it.
    func drawn(as chart: Chart) -> EmbeddedThing { EmbeddedThing(self, as: chart) }

    private static func replications(
        _ things: [Thing], _ language: Language, in tx: Transaction
    ) throws -> [Thing.ID: ReplicationEntry] {
        guard !things.isEmpty else { return [:] }
        let ids = things.map(\.id)
        let entries = try ReplicationEntry.all(
            where: "t.id IN \(list: ids)", limit: ids.count, language: language, in: tx)
        return Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
    }

    private init(_ thing: Thing, _ shape: Shape, licence: String? = nil) {
        (id, path, title, language, self.shape) = (thing.id, thing.path, thing.title, thing.language, shape)
        self.licence = licence ?? thing.licence
    }

    private init(_ thing: EmbeddedThing, as chart: Chart) {
        (id, path, title, language) = (thing.id, thing.path, thing.title, thing.language)
        (licence, shape) = (thing.licence, .chart(chart))
    }

    private init(_ practice: ToldPractice) {
        (id, path, title, language) = (practice.thing.id, practice.thing.path, practice.title, practice.language)
        licence = practice.thing.licence
        shape = .card(kind: .practice, summary: practice.summary)
    }
}
