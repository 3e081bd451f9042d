internal import Search
package import Storage
package import Web

/// A kind of thing for rooms that treat all kinds alike and name none.
package struct AnyKind: Sendable {
    package let kind: Kind
    /// The key of what one of them is called.
    package let textKey: String
    /// What a revision says, as named texts.
    package let fields: @Sendable (Thing, _ revision: Int, Transaction) throws -> [ContentField]
    /// Shows a thing to everybody, or withdraws it with a reason.
    package let show: @Sendable (Thing, Visibility, Authorship, Transaction) throws -> Thing

    /// See `KindOfThing.documentVersion`.
    let documentVersion: Int
    /// Says again what a search finds of some things of this kind, and returns the last of them.
    let reindex: @Sendable (_ after: Thing.ID?, _ limit: Int, Transaction) throws -> Thing.ID?

    /// What of it can be said in other languages; nil where nothing can.
    let translatable: Translatable?
    /// A translation of one was changed.
    let noteTranslation: @Sendable (Thing, _ language: String, Authorship, Transaction) throws -> Void

    package init<Subject: KindOfThing>(_ subject: Subject, named textKey: String) {
        self.init(subject, textKey, nil)
    }

    package init<Subject: KindOfThing>(_ subject: Subject, named textKey: String)
    where Subject.Written: TranslatableContent {
        self.init(subject, textKey, subject.translatable)
    }

    private init<Subject: KindOfThing>(_ subject: Subject, _ textKey: String, _ translatable: Translatable?) {
        self.textKey = textKey
        self.translatable = translatable
        noteTranslation = { thing, language, author, tx in
            try subject.noteTranslation(of: thing, to: language, by: author, in: tx)
        }
        kind = subject.kind
        documentVersion = subject.documentVersion
        reindex = { after, limit, tx in try subject.reindex(after: after, limit: limit, in: tx) }
        fields = { thing, revision, tx in try subject.content(of: thing, at: revision, in: tx).fields }
        show = { thing, visibility, author, tx in try subject.show(thing, as: visibility, by: author, in: tx) }
    }
}

/// Every kind of thing on this node, told by the composition root.
package struct Kinds: Sendable {
    private let all: [Kind: AnyKind]

    package init(_ kinds: [AnyKind]) {
        all = Dictionary(kinds.map { ($0.kind, $0) }) { first, _ in first }
    }

    /// Those whose documents an earlier release made otherwise.
    func outdated(in tx: Transaction) throws -> [AnyKind] {
        try all.values.filter { try SearchIndex.version(of: $0.kind.rawValue, in: tx) < $0.documentVersion }
            .sorted { $0.kind.rawValue < $1.kind.rawValue }
    }

    /// Those whose texts can be said in other languages.
    var translated: [AnyKind] {
        all.values.filter { $0.translatable != nil }.sorted { $0.kind.rawValue < $1.kind.rawValue }
    }

    /// A kind that things in the database have is one that the composition root named.
    package func require(_ kind: Kind) throws -> AnyKind {
        guard let found = all[kind] else { throw AppError.missing }
        return found
    }

    /// What one of a kind is called; kinds of rooms that are gone keep their bare name.
    package func name(_ kind: Kind, _ texts: Texts) -> String { all[kind].map { texts($0.textKey) } ?? kind.rawValue }

    /// The thing that a page of ours is about: `/practices/repair-cafe/revisions/2`. Nil when it is about none.
    package func thing(at path: String, for viewer: Viewer?, in tx: Transaction) throws -> Thing? {
        let parts = path.split(separator: "/").prefix(2).map { String($0).percentDecoded() ?? "" }
        guard parts.count == 2, let kind = all.keys.first(where: { $0.folder == parts[0] }) else { return nil }
        do {
            switch try Thing.find(kind, at: parts[1], for: viewer, in: tx) {
            case .thing(let thing):
                try thing.requirePresent()
                return thing
            case .moved(let path): return try self.thing(at: path, for: viewer, in: tx)
            }
        } catch let error as AppError where error.kind == .missing {
            return nil
        }
    }
}
