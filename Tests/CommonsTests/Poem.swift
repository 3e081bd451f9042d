import Commons
import Search
import Storage
import Web

extension Kind {
    static let poem = Kind(rawValue: "poem")
}

/// A kind of thing that no feature has: what Commons does for it, it does for all.
struct Poem: Content {
    static let kind = Kind.poem
    var title: String
    var summary = ""
    var language = "fr"
    var verses = ""

    var fields: [ContentField] { [ContentField("poems.title", title), ContentField("poems.verses", verses)] }
}

struct Poems: KindOfThing {
    var editors: Access { .member }

    func store(_ content: Poem, of thing: Thing, in tx: Transaction) throws {}

    func document(of thing: Thing, _ content: Poem, in tx: Transaction) throws -> SearchDocument {
        SearchDocument(
            id: thing.id.rawValue, kind: thing.kind.rawValue, language: thing.language, title: thing.title,
            summary: thing.summary, text: content.verses, path: thing.path)
    }
}
