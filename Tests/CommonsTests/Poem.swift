import Commons
import Search
import Storage
import Web

extension Kind {
    static let poem = Kind(rawValue: "poem")
}

/// A kind of thing that no feature has: what Commons does for it, it does for all.
struct Poem: TranslatableContent {
    static let kind = Kind.poem
    var title: String
    var summary = ""
    var language = "fr"
    var verses = ""

    static var translatable: [TranslatableField<Poem>] {
        [
            .line("poems.title", \.title), .line("poems.summary", \.summary), .markdown("poems.verses", \.verses),
            .list("poems.lines", \.lines),
        ]
    }

    var lines: [String] = []

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
