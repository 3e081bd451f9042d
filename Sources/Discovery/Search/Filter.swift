import Territories

/// One thing that narrows the results, and the question without it.
struct Filter: Sendable {
    let label: String
    let without: Question

    static func all(of question: Question, _ facets: [FacetList]) -> [Filter] {
        let chosen = facets.flatMap { list in
            list.values.filter(\.isChosen).map { value in
                Filter(label: value.label, without: question.without(value.value, of: list.facet))
            }
        }
        return chosen + (question.territory.map { [Filter(label: $0.label, without: question.everywhere)] } ?? [])
    }
}
