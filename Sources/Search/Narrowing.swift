/// The facets of a request: a document must have one label of every group.
struct Narrowing {
    private let kinds: [String]
    private(set) var groups: [(facet: String, labels: [FacetLabel])]

    /// A list of choices in a form is shorter.
    private static let mostValues = 100

    init(_ request: SearchRequest) {
        var facets = request.facets
        facets["kind"] = request.kinds
        groups = facets.filter { !$0.value.isEmpty }
            .sorted { $0.key < $1.key }
            .map { facet, values in
                let chosen = values.sorted().prefix(Self.mostValues)
                return (facet, chosen.map { FacetLabel(line: Facets.line(facet, $0)) })
            }
        kinds = request.kinds.sorted().prefix(Self.mostValues).map { $0 }
    }

    var isEmpty: Bool { groups.isEmpty }

    /// When nothing but kinds narrows: those, or none for all of them. Nil when something else does.
    var onlyKinds: [String]? { groups.isEmpty ? [] : groups.map(\.facet) == ["kind"] ? kinds : nil }

    /// The same without one facet.
    func widened(by facet: String) -> Narrowing {
        var wider = self
        wider.groups.removeAll { $0.facet == facet }
        return wider
    }
}
