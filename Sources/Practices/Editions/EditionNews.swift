package import Commons
package import Storage
import Web

/// The promise that those who carry a practice hear of a new edition, made with the edition. A later room, which knows who
/// they are, carries it out.
package enum EditionNews {
    package static let kind = "edition-news"

    package struct Promise: Codable, Sendable {
        package let practice: String
        package let number: Int
        /// The last of those who were told; empty at the beginning.
        package let after: String
    }

    static func promise(_ edition: Edition, of practice: Thing, world: World, in tx: Transaction) throws {
        guard edition.number > 1 else { return }
        try goOn(Promise(practice: practice.id.rawValue, number: edition.number, after: ""), world: world, in: tx)
    }

    /// Promises the part after one of those who were told; nil where that was done before.
    @discardableResult
    package static func goOn(_ promise: Promise, world: World, in tx: Transaction) throws -> Job.ID? {
        try Jobs.enqueue(
            kind, promise, key: "\(promise.practice) \(promise.number) \(promise.after)", world: world, in: tx)
    }

    package static func goOn(
        _ promise: Promise, after last: Thing.ID, world: World, in tx: Transaction
    ) throws -> Job.ID? {
        try goOn(
            Promise(practice: promise.practice, number: promise.number, after: last.rawValue), world: world, in: tx)
    }
}
