import Foundation
import Web

/// The texts that an administrator looks for: by their key, by what they say, or only those written here.
struct WordingList: Sendable {
    struct Line: Encodable, Sendable, Equatable {
        let key: String
        /// Where people meet it, in words.
        let page: String
        let original: String
        let own: String?
    }

    let lines: [Line]
    /// There are more than are shown.
    let isCut: Bool

    static let longest = 60

    /// An empty search lists what was reworded.
    init(
        _ catalog: TextCatalog, _ own: OwnWording.All, in language: Language, matching query: String, told texts: Texts
    ) {
        let words = Self.folded(query).split(separator: " ")
        let ownTexts = own[language] ?? [:]
        let found = catalog.all(in: language).flatMap { key, forms in
            forms.enumerated().map { index, form in
                let key = WordingKey(key, form: index, of: forms.count)
                return Line(key: key.text, page: key.place(texts), original: form, own: ownTexts[key.text])
            }
        }
        let matching = found.filter { line in
            guard !words.isEmpty else { return line.own != nil }
            let text = Self.folded("\(line.key) \(line.page) \(line.original) \(line.own ?? "")")
            return words.allSatisfy { text.contains($0) }
        }
        lines = Array(matching.sorted { $0.key < $1.key }.prefix(Self.longest))
        isCut = matching.count > Self.longest
    }

    private static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
}
