package import Storage

/// What a room hands to the search of one of its things. It replaces what was said before under the same `id`.
package struct SearchDocument: Sendable, Equatable {
    /// Unique over all kinds: the thing's own identifier.
    package var id: String
    package var kind: String
    /// BCP 47 tag: decides which stems the words have.
    package var language: String
    package var title: String
    package var summary: String
    /// The title in other languages, by their BCP 47 tags: found as the title is, but never shown.
    package var otherTitles: [String: String] = [:]
    /// Names that belong to it without being told of: where it is, and what that is part of. They weigh as text does.
    package var mentions: [String] = []
    /// Everything else that can be found, as plain text. The first `longestText` bytes are.
    package var text: String
    /// The page's path.
    package var path: String
    /// What results can be narrowed by: the name of a facet and the thing's values in it. `kind` is one by itself.
    package var facets: [String: [String]]
    /// Facets with so many values that nobody is offered a choice among them: they narrow, and are not counted.
    package var uncounted: Set<String> = []
    /// The newest come first where nothing is looked for, and are ranked first where too much is found.
    package var date: Timestamp?
    package var latitude: Double?
    package var longitude: Double?
    package var isFictional: Bool
    /// The mark beside the title: the state of a replication.
    package var mark: String?
    /// Documents without a date come after those with one, the prominent ones first: a population.
    package var prominence: Int

    package static let longestText = 200_000

    package init(
        id: String, kind: String, language: String, title: String, summary: String, text: String, path: String,
        facets: [String: [String]] = [:], date: Timestamp? = nil, latitude: Double? = nil, longitude: Double? = nil,
        isFictional: Bool = false, mark: String? = nil, prominence: Int = 0
    ) {
        self.id = id
        self.kind = kind
        self.language = language
        self.title = title
        self.summary = summary
        self.text = text
        self.path = path
        self.facets = facets
        self.date = date
        self.latitude = latitude
        self.longitude = longitude
        self.isFictional = isFictional
        self.mark = mark
        self.prominence = prominence
    }
}
