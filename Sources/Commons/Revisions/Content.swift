/// What the keepers of a thing write. Each revision is one whole content.
package protocol Content: Codable, Sendable, Equatable {
    static var kind: Kind { get }
    var title: String { get }
    var summary: String { get }
    /// BCP 47 tag.
    var language: String { get }
    /// The content as named texts in reading order: what a comparison shows, and what a search reads.
    var fields: [ContentField] { get }
}

/// One named text of a content: the key of its name, and its lines.
package struct ContentField: Sendable, Equatable {
    package let key: String
    package let text: String

    package init(_ key: String, _ text: String) {
        self.key = key
        self.text = text
    }

    /// The same field in other words.
    package func saying(_ text: String) -> ContentField { ContentField(key, text) }
}
