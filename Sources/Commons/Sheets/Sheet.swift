package import Storage
package import Web

/// A kind of thing as lines of a table: what an import reads, and open data writes. Each feature describes its own.
package protocol Sheet: Sendable {
    associatedtype Things: KindOfThing
    var things: Things { get }
    /// Besides those that every sheet has (`SheetColumn.common`).
    var columns: [SheetColumn] { get }

    /// The cells of a content, by column; words by their keys, things and territories by their identifiers.
    func cells(of content: Things.Written, _ thing: Thing, in tx: Transaction) throws -> [String: [String]]

    /// The content that a line describes, or nil after noting what is wrong with it, column by column.
    ///
    /// - Parameters:
    ///   - line: as `cells` writes it. Where a thing is changed, columns that the file lacks are filled from it.
    ///   - old: what is there, where a thing is changed.
    func read(
        _ line: inout Submission, changing old: SheetPresent<Things.Written>?, in tx: Transaction
    ) throws -> Things.Written?

    /// Makes the thing that a line describes.
    func add(
        _ content: Things.Written, from line: Submission, _ origin: Origin, by author: Authorship, world: World,
        in tx: Transaction
    ) throws -> Thing

    /// Whether others rest on it, so that it cannot be erased.
    func isNeeded(_ thing: Thing, in tx: Transaction) throws -> Bool
}

extension Sheet {
    package func add(
        _ content: Things.Written, from line: Submission, _ origin: Origin, by author: Authorship, world: World,
        in tx: Transaction
    ) throws -> Thing {
        var origin = origin
        origin.visibility = .published
        return try things.create(content, origin, by: author, world: world, in: tx)
    }
}

/// A thing that a line changes, as it is.
package struct SheetPresent<Written: Content> {
    package let thing: Thing
    package let content: Written
}

/// What a line would do.
package enum SheetVerdict: String, Sendable, Codable, CaseIterable, SQLBindable, SQLDecodable {
    case add, change, same, refuse
}
