package import Commons
package import Storage
package import Web

/// A practice as other pages name it: in the reader's language where it was translated, else in its own.
package struct ToldPractice: Sendable, Encodable {
    package let thing: Thing
    package let title: String
    package let summary: String
    /// BCP 47 tag of both texts.
    package let language: String

    private init(_ thing: Thing, _ translation: PracticeContent?) {
        self.thing = thing
        title = translation?.title ?? thing.title
        summary = translation?.summary ?? thing.summary
        language = translation?.language ?? thing.language
    }

    package static func all(
        _ things: [Thing], in language: Language, _ tx: Transaction
    ) throws -> [ToldPractice] {
        let foreign = things.filter { $0.language != language.rawValue }.map(\.id)
        let translations = try Practices().translations(of: foreign, to: language.rawValue, in: tx)
        return things.map { ToldPractice($0, translations[$0.id]) }
    }
}
