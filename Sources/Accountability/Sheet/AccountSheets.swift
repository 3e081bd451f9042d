package import Commons
import Markdown
package import Search
package import Storage
package import Web

/// Sheets: what is accounted for, by whom, of which time.
package struct AccountSheets: KindOfThing {
    package init() {}

    package var editors: Access { .contributor }

    /// What was known when it was published stays with it, whatever is brought back of its past.
    package func settled(_ content: SheetContent, after old: SheetContent?, asRevision number: Int) -> SheetContent {
        var content = content
        if content.known == nil { content.known = old?.known }
        return content
    }

    package func store(_ content: SheetContent, of thing: Thing, in tx: Transaction) throws {
        let period = content.period
        try tx.run(
            """
            INSERT INTO sheets (thing_id, teller_id, territory_id, begins, ends)
            VALUES (\(thing.id), \(content.teller), \(content.territory), \(period.begins), \(period.ends))
            ON CONFLICT (thing_id) DO UPDATE SET territory_id = \(content.territory), begins = \(period.begins),
                ends = \(period.ends)
            """)
    }

    package func document(of thing: Thing, _ content: SheetContent, in tx: Transaction) throws -> SearchDocument {
        let text = [content.context, content.failed, content.next].map { Markdown($0).plainText }
        let money = (content.moneyIn + content.moneyOut).map(\.what)
        return SearchDocument(
            id: thing.id.rawValue, kind: thing.kind.rawValue, language: thing.language, title: thing.title,
            summary: thing.summary, text: (text + money).joined(separator: "\n\n"), path: thing.path, facets: [:],
            date: thing.updatedAt, isFictional: thing.isFictional)
    }

    /// Begins a sheet: a draft, which those who keep its teller keep.
    package func begin(
        _ content: SheetContent, _ origin: Origin = Origin(), by author: Authorship, world: World, in tx: Transaction
    ) throws -> Thing {
        var origin = origin
        origin.visibility = .draft
        origin.keptWith = content.teller
        origin.isFictional = try Thing.find(content.teller, in: tx)?.isFictional ?? false
        return try create(content, origin, by: author, world: world, in: tx)
    }

    /// Shows a draft to everybody, with what the commons knows that day.
    package func publish(_ thing: Thing, by author: Authorship, in tx: Transaction) throws -> Thing {
        guard thing.visibility == .draft else { throw AppError(.conflict, "accountability.error.published") }
        try SheetAddress.end(of: thing, in: tx)
        try SheetLetters.end(of: thing, in: tx)
        return try show(
            try renew(thing, readAt: thing.revision, by: author, in: tx), as: .published, by: author, in: tx)
    }

    /// Takes what the commons knows today in place of what it knew.
    ///
    /// - Parameter number: the revision that its author read.
    func renew(_ thing: Thing, readAt number: Int, by author: Authorship, in tx: Transaction) throws -> Thing {
        var content = try content(of: thing, in: tx)
        content.known = try KnownFacts(of: SheetSubject(of: content, in: tx), in: content.period, at: author.at, in: tx)
        return try revise(thing, content, readAt: number, by: author, in: tx)
    }
}
