/// The facets of a request: a document must have one label of every group.
struct Narrowing {
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
    }

    var isEmpty: Bool { groups.isEmpty }

    /// The same without one facet.
    func widened(by facet: String) -> Narrowing {
        var wider = self
        wider.groups.removeAll { $0.facet == facet }
        return wider
    }
}
