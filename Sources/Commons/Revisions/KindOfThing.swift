import Foundation
package import Search
package import Storage
package import Web

/// What a feature says once about its kind of thing; revisions, search and history pages follow from it.
package protocol KindOfThing: Sendable {
    associatedtype Written: Content

    /// Writes what the feature keeps in tables of its own for its queries. Called in the transaction of each revision.
    func store(_ content: Written, of thing: Thing, in tx: Transaction) throws

    /// What is saved of a content, knowing what was there before: its lines may need names. Called before each revision.
    func settled(_ content: Written, after old: Written?, asRevision number: Int) -> Written

    /// What a search finds of a published thing.
    func document(of thing: Thing, _ content: Written, in tx: Transaction) throws -> SearchDocument

    /// In which way the document is made: one more when a release makes it otherwise, so that things which nobody saves
    /// again are found by it too (`SearchRenewal`).
    var documentVersion: Int { get }

    /// Which access the routes that edit it name.
    var editors: Access { get }

    /// Whether totals are made of all of them: then each change is noted (`Changes`).
    var isTallied: Bool { get }
}

extension KindOfThing {
    package var isTallied: Bool { false }

    package var documentVersion: Int { 1 }
}

/// Who writes a revision, and why.
package struct Authorship: Sendable {
    package let person: Person.ID?
    package let reason: String
    package let at: Timestamp
    /// Whoever looks after the node is not read first.
    let isTrusted: Bool

    package init(_ person: Person.ID?, because reason: String, at: Timestamp) {
        self.person = person
        self.reason = reason
        self.at = at
        isTrusted = person == nil
    }

    package init(_ viewer: Viewer, because reason: String, at: Timestamp) {
        person = viewer.id
        self.reason = reason
        self.at = at
        isTrusted = !viewer.roles.isDisjoint(with: [.editor, .moderator, .administrator])
    }
}

/// What is settled when a thing is made, besides its content.
package struct Origin: Sendable {
    package var visibility = Visibility.draft
    package var isFictional = false
    package var source: String?
    package var licence = "CC-BY-SA-4.0"
    /// The end of its address, when it is not made from the title.
    package var slug: String?
    /// The thing whose keepers look after the new one too: an adaptation is kept by its replication's carriers.
    package var keptWith: Thing.ID?
    /// Proposed by whoever makes it, so that doing so twice makes one thing; not used when it is taken.
    package var id: Thing.ID?

    package init() {}
}

extension KindOfThing {
    package var kind: Kind { Written.kind }

    package func settled(_ content: Written, after old: Written?, asRevision number: Int) -> Written { content }

    /// The present content of a thing.
    package func content(of thing: Thing, in tx: Transaction) throws -> Written {
        let text: String? = try tx.value("SELECT content FROM things WHERE id = \(thing.id)")
        guard let text else { throw AppError.missing }
        return try decode(text)
    }

    package func content(of thing: Thing, at revision: Int, in tx: Transaction) throws -> Written {
        let text: String? = try tx.value(
            "SELECT content FROM revisions WHERE thing_id = \(thing.id) AND number = \(revision)")
        guard let text else { throw AppError.missing }
        return try decode(text)
    }

    /// The present contents of some things.
    package func contents(of ids: [Thing.ID], in tx: Transaction) throws -> [Thing.ID: Written] {
        let found: [StoredContent] = try tx.all("SELECT id, content FROM things WHERE id IN \(list: ids)")
        return try Dictionary(found.map { ($0.thing, try decode($0.content)) }) { first, _ in first }
    }

    /// Makes a thing, with its first revision; its author is its first keeper.
    package func create(
        _ content: Written, _ origin: Origin, by author: Authorship, world: World, in tx: Transaction
    ) throws -> Thing {
        let proposed = try origin.id.flatMap { try Thing.find($0, in: tx) == nil ? $0 : nil }
        let id: Thing.ID = proposed ?? world.newID()
        let slug = try Slug.free(origin.slug ?? content.title, of: kind, in: tx)
        let content = settled(content, after: nil, asRevision: 1)
        let text = try encode(content)
        let isHeld =
            try origin.visibility == .published
            && FirstReadings.holds(author, keptWith: origin.keptWith, in: tx)
        try tx.run(
            """
            INSERT INTO things (id, kind, slug, language, title, summary, visibility, is_fictional, revision, content,
                created_at, updated_at, created_by, source, licence, kept_with, reading)
            VALUES (\(id), \(kind), \(slug), \(content.language), \(content.title), \(content.summary),
                \(isHeld ? .draft : origin.visibility), \(origin.isFictional), 1, \(text), \(author.at), \(author.at), \(author.person),
                \(origin.source), \(origin.licence), \(origin.keptWith), \(isHeld ? Reading.waiting : nil))
            """
        )
        guard let thing = try Thing.find(id, in: tx) else { throw AppError.missing }
        try keep(text, of: thing, by: author, in: tx)
        if let person = author.person, origin.keptWith == nil {
            try thing.addKeeper(person, by: nil, at: author.at, in: tx)
        }
        try settle(content, of: thing, in: tx)
        return thing
    }

    /// Saves a new state. `number` is the revision that the author read: if somebody saved another one since, nothing is
    /// written and the author is told. What changes nothing makes no revision.
    package func revise(
        _ thing: Thing, _ content: Written, readAt number: Int, by author: Authorship, in tx: Transaction
    ) throws -> Thing {
        let present: String? = try tx.value("SELECT content FROM things WHERE id = \(thing.id)")
        let content = settled(content, after: try present.map(decode), asRevision: number + 1)
        let text = try encode(content)
        if thing.revision == number, present == text { return thing }
        let changed = try tx.run(
            """
            UPDATE things SET title = \(content.title), summary = \(content.summary), language = \(content.language),
                content = \(text), revision = revision + 1, updated_at = \(author.at),
                reading = CASE WHEN reading = 'declined' THEN 'waiting' ELSE reading END
            WHERE id = \(thing.id) AND revision = \(number)
            """
        )
        guard changed == 1, let revised = try Thing.find(thing.id, in: tx) else {
            throw AppError(.outdated, "commons.error.savedMeanwhile")
        }
        try keep(text, of: revised, by: author, in: tx)
        try settle(content, of: revised, in: tx)
        return revised
    }

    /// Shows a draft to everybody, or withdraws a thing with a reason.
    package func show(
        _ thing: Thing, as visibility: Visibility, by author: Authorship, in tx: Transaction
    ) throws -> Thing {
        let reason = visibility == .withdrawn ? author.reason : nil
        let isHeld = try visibility == .published && FirstReadings.holds(thing, shownBy: author, in: tx)
        let visibility = isHeld ? .draft : visibility
        try tx.run(
            """
            UPDATE things SET visibility = \(visibility), withdrawal_reason = \(reason), updated_at = \(author.at),
                reading = \(isHeld ? Reading.waiting : nil)
            WHERE id = \(thing.id)
            """
        )
        guard let shown = try Thing.find(thing.id, in: tx) else { throw AppError.missing }
        try Audit.record(
            "thing.shown", of: shown, by: author.person, at: author.at,
            detail: "\(visibility.rawValue) \(author.reason)", in: tx)
        reindex(shown, in: tx)
        return shown
    }

    /// Says again what a search finds of a thing, when something beside its content changed. The search knows it once
    /// the transaction is committed.
    package func reindex(_ thing: Thing, in tx: Transaction) {
        tx.beforeCommit("search \(thing.id)") { tx in try index(thing.id, in: tx) }
        if isTallied { tx.note(thing.change) }
    }

    /// Brings an earlier state back, as a new revision.
    package func restore(
        _ thing: Thing, to number: Int, by author: Authorship, in tx: Transaction
    ) throws -> Thing {
        let content = try content(of: thing, at: number, in: tx)
        return try revise(thing, content, readAt: thing.revision, by: author, in: tx)
    }

    private func keep(_ text: String, of thing: Thing, by author: Authorship, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO revisions (thing_id, number, at, person_id, reason, content)
            VALUES (\(thing.id), \(thing.revision), \(author.at), \(author.person), \(author.reason), \(text))
            """
        )
        try Audit.record(
            "thing.revised", of: thing, by: author.person, at: author.at, detail: "\(thing.revision)", in: tx)
    }

    private func settle(_ content: Written, of thing: Thing, in tx: Transaction) throws {
        try store(content, of: thing, in: tx)
        reindex(thing, in: tx)
    }

    private func index(_ id: Thing.ID, in tx: Transaction) throws {
        guard let thing = try Thing.find(id, in: tx), thing.visibility == .published else {
            return try SearchIndex.remove(id.rawValue, in: tx)
        }
        try SearchIndex.put(try document(of: thing, try content(of: thing, in: tx), in: tx), in: tx)
    }

    func encode(_ content: Written) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(content), as: UTF8.self)
    }

    func decode(_ text: String) throws -> Written {
        try JSONDecoder().decode(Written.self, from: Data(text.utf8))
    }
}

private struct StoredContent: RowDecodable {
    let thing: Thing.ID
    let content: String

    init(row: Row) throws {
        thing = try row["id"]
        content = try row["content"]
    }
}
