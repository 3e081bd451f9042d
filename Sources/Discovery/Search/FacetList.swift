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
    /// Those that are chosen, and those that would make the list shorter.
    let values: [Value]

    /// There are as many authors as people who write: those of most results are offered.
    private static let mostOffered = 60

    static func all(for question: Question, _ found: SearchResults, _ words: FacetWords) -> [FacetList] {
        Facet.allCases.filter { $0 != .kind || question.scope == nil }
            .map { facet in
                var counts = found.counts[facet.rawValue] ?? [:]
                // What every result has narrows nothing. Where a facet narrows already, other values are other results.
                if question.chosen[facet, default: []].isEmpty {
                    counts = counts.filter { $0.value < found.total.count }
                }
                return FacetList(facet, question, counts, words)
            }
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
        let ranked = values.sorted { Self.rank($0, order) < Self.rank($1, order) }
        self.values = ranked.enumerated().filter { $0.offset < Self.mostOffered || $0.element.isChosen }.map(\.element)
    }

    private static func rank(_ value: Value, _ order: [String]) -> (Int, Int, String) {
        let place = order.firstIndex(of: value.value) ?? order.count
        return (place, order.isEmpty ? -value.count : 0, value.label)
    }
}
