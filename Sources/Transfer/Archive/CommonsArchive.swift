package import Commons
import Storage

/// A whole commons as one file: a ZIP archive of JSON Lines, one member a holding, and a manifest.
///
/// Rows are in an order that does not depend on the engine, and nothing in a member tells when it was made: the same
/// commons makes the same members.
package struct CommonsArchive: Sendable {
    /// Things first, then what points to them, in the order in which they can be taken in.
    let holdings: [Holding]
    let names: Names
    /// Puts a batch of the things of each kind into the search again.
    let indexers: [Indexer]

    package init(holdings: [Holding], names: Names, indexers: [Indexer]) {
        self.holdings = holdings
        self.names = names
        self.indexers = indexers
    }

    /// Says again what a search finds of things, a batch at a time.
    package struct Indexer: Sendable {
        let run: @Sendable (_ after: Thing.ID?, _ limit: Int, Transaction) throws -> Thing.ID?

        package init(_ kind: some KindOfThing) {
            run = { after, limit, tx in try kind.reindex(after: after, limit: limit, in: tx) }
        }
    }

    /// What the other members name is named last.
    var all: [Holding] { holdings + [RememberedPeople.holding(names)] }

    static func file(of holding: String) -> String { holding + ".jsonl" }
    /// Rows, or things with their rows, that are read or written at once.
    static let batch = 200
}
