import Commons
import Markup
import Web

/// Ways to more results, where there are few or none.
struct Widening: Sendable {
    private let question: Question
    private let filters: [Filter]

    /// So few that one may wonder whether the question was too narrow.
    private static let few = 2

    init(_ question: Question, _ facets: [FacetList]) {
        self.question = question
        filters = Filter.all(of: question, facets)
    }

    var isEmpty: Bool { filters.isEmpty && !isNarrowedByScope }

    private var isNarrowedByScope: Bool { question.scope != nil && !question.text.isEmpty }

    /// Under a short list: how to make it longer.
    func hint(found count: Int, _ texts: Texts) -> Markup {
        guard count <= Self.few, !isEmpty else { return .group([]) }
        return div(.class("notice")) {
            p { texts("discovery.few") }
            ways(texts)
        }
    }

    func ways(_ texts: Texts) -> Markup {
        ul {
            Markup.group(
                filters.map { filter in
                    li {
                        a(.href(filter.without.address)) { texts("discovery.widen.filter", ["filter": filter.label]) }
                    }
                })
            if isNarrowedByScope {
                li {
                    a(.href(question.words(in: nil).address)) {
                        texts("discovery.widen.scope", ["text": question.text])
                    }
                }
            }
        }
    }
}
