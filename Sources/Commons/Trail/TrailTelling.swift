import Storage
import Web

/// One entry of the trail, told in words.
struct ToldEntry: Encodable, Sendable {
    struct Subject: Encodable, Sendable {
        let name: String
        let path: String?
    }

    let at: Timestamp
    let act: String
    /// What was done, as a sentence.
    let told: String
    /// Who did it: a name, somebody who left, or the node itself.
    let by: String
    let subject: Subject?
    let detail: String
}

/// Tells entries in words, with the names of whom and what they are about.
struct TrailTelling {
    let acts: [ActNames]
    let texts: Texts
    private let called: [Person.ID: String]
    private let things: [Thing.ID: Thing]

    init(_ entries: [TrailEntry], acts: [ActNames], names: Names, texts: Texts, in tx: Transaction) throws {
        self.acts = acts
        self.texts = texts
        let mentioned = entries.flatMap { [$0.subject, $0.detail] }
        let people = Set(entries.compactMap(\.person) + mentioned.compactMap { Person.ID(rawValue: $0) })
        called = try names.find(people.sorted(), tx)
        things = try Thing.find(Set(entries.compactMap { Thing.ID(rawValue: $0.subject) }).sorted(), in: tx)
    }

    func told(_ entry: TrailEntry) -> ToldEntry {
        let (sentence, detail) = words(of: entry)
        return ToldEntry(
            at: entry.at, act: entry.act, told: sentence, by: author(of: entry), subject: subject(of: entry),
            detail: detail)
    }

    private func author(of entry: TrailEntry) -> String {
        guard let person = entry.person else { return texts("commons.trail.node") }
        return called[person] ?? texts("commons.left")
    }

    /// The sentence, and what else was noted. A first word that makes it another act is not said twice.
    private func words(of entry: TrailEntry) -> (sentence: String, detail: String) {
        guard let names = acts.names(of: entry.act) else { return (entry.act, entry.detail) }
        let key = names.key(of: entry.act)
        let first = entry.detail.prefix { $0 != " " }
        if !first.isEmpty, texts.has("\(key).\(first)") {
            let rest = entry.detail.dropFirst(first.count).drop(while: \.isWhitespace)
            return (texts("\(key).\(first)"), String(rest))
        }
        let detail = detail(of: entry, names)
        return texts(key).contains("{detail}") ? (texts(key, ["detail": detail]), "") : (texts(key), detail)
    }

    private func detail(of entry: TrailEntry, _ names: ActNames) -> String {
        if let prefix = names.details, !entry.detail.isEmpty {
            let keys = entry.detail.split(separator: " ").map { prefix + $0 }
            if keys.allSatisfy(texts.has) { return keys.map { texts($0) }.joined(separator: ", ") }
        }
        guard ["keeper.added", "translator.admitted", "translator.removed"].contains(entry.act),
            let person = Person.ID(rawValue: entry.detail)
        else { return entry.detail }
        return called[person] ?? texts("commons.left")
    }

    private func subject(of entry: TrailEntry) -> ToldEntry.Subject? {
        if let thing = Thing.ID(rawValue: entry.subject).flatMap({ things[$0] }) {
            return ToldEntry.Subject(name: thing.title, path: thing.visibility == .published ? thing.path : nil)
        }
        if let person = Person.ID(rawValue: entry.subject) {
            return called[person].map { ToldEntry.Subject(name: $0, path: nil) }
        }
        return ToldEntry.Subject(name: entry.subject, path: nil)
    }
}
