/// What results are narrowed by, in the order in which the page asks. The index knows them by the same names.
enum Facet: String, Sendable, CaseIterable, Encodable, CodingKeyRepresentable {
    case kind, need, `public`, theme, state, echelon, carrier, author, language

    var textKey: String { "discovery.facet.\(rawValue)" }
}
