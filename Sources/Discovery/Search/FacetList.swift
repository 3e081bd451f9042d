import Search

/// One facet with what can be chosen in it.
struct FacetList: Sendable, Encodable {
    struct Value: Sendable, Encodable {
        let value: String
        let label: String
        /// How many results there are with it.
        let count: Int
        let isChosen: Bool
    }

    let facet: Facet
    /// Only values that lead somewhere, and those that are chosen.
    let values: [Value]

    /// Those that have something to offer.
    static func all(
        for question: Question, _ counts: [String: [String: Int]], _ words: FacetWords
    ) -> [FacetList] {
        Facet.allCases.filter { $0 != .kind || question.scope == nil }
            .map { FacetList($0, question, counts[$0.rawValue] ?? [:], words) }
            .filter { !$0.values.isEmpty }
    }

    private init(_ facet: Facet, _ question: Question, _ counts: [String: Int], _ words: FacetWords) {
        self.facet = facet
        let keys = Set(counts.keys).union(question.chosen[facet] ?? [])
        let values = keys.map { key in
            Value(
                value: key, label: words.label(key, of: facet), count: counts[key] ?? 0,
                isChosen: question.chooses(key, of: facet))
        }
        let order = words.order(of: facet) ?? []
        self.values = values.sorted { Self.rank($0, order) < Self.rank($1, order) }
    }

    private static func rank(_ value: Value, _ order: [String]) -> (Int, Int, String) {
        let place = order.firstIndex(of: value.value) ?? order.count
        return (place, order.isEmpty ? -value.count : 0, value.label)
    }
}
