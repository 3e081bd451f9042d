/// A content whose texts can be said in another language, paragraph by paragraph.
package protocol TranslatableContent: Content {
    var language: String { get set }
    /// Its texts that are words, in reading order.
    static var translatable: [TranslatableField<Self>] { get }
}

/// One text of a content: how it is called, how it is cut, where it stands.
package struct TranslatableField<Written> {
    /// The key of its name.
    let key: String
    let cut: TextCut
    let text: (Written) -> String
    let say: (inout Written, String) -> Void

    package static func line(_ key: String, _ path: WritableKeyPath<Written, String>) -> TranslatableField {
        TranslatableField(key: key, cut: .line, text: { $0[keyPath: path] }, say: { $0[keyPath: path] = $1 })
    }

    package static func markdown(_ key: String, _ path: WritableKeyPath<Written, String>) -> TranslatableField {
        TranslatableField(key: key, cut: .markdown, text: { $0[keyPath: path] }, say: { $0[keyPath: path] = $1 })
    }

    /// A short text a line.
    package static func list(_ key: String, _ path: WritableKeyPath<Written, [String]>) -> TranslatableField {
        TranslatableField(
            key: key, cut: .list, text: { TextCut.list.joined($0[keyPath: path]) },
            say: { $0[keyPath: path] = TextCut.list.paragraphs(of: $1) })
    }
}

/// A text of a content, whatever its kind.
package struct TranslatableText: Sendable, Equatable {
    /// The key of its name.
    package let key: String
    package let cut: TextCut
    package let text: String

    package init(_ key: String, _ cut: TextCut, _ text: String) { (self.key, self.cut, self.text) = (key, cut, text) }
}

extension TranslatableContent {
    package var texts: [TranslatableText] {
        Self.translatable.map { TranslatableText($0.key, $0.cut, $0.text(self)) }
    }

    /// The same content with what a translation says; what it says nothing of stays as it is, or goes.
    func said(by translation: ThingTranslation, keepingRest keepsRest: Bool) -> Self {
        var copy = self
        copy.language = translation.language
        for field in Self.translatable {
            guard let found = translation.field(field.key) else { continue }
            field.say(&copy, found.assembled(keepingRest: keepsRest))
        }
        return copy
    }
}

/// What a kind of thing says of its texts, for what treats all kinds alike.
struct Translatable: Sendable {
    /// The texts of a content as it is stored.
    let texts: @Sendable (_ stored: String) throws -> [TranslatableText]
}

extension KindOfThing where Written: TranslatableContent {
    var translatable: Translatable { Translatable { try decode($0).texts } }
}
