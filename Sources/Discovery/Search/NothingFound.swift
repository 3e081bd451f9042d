import Commons
import Markup
import Web

/// An empty list teaches: what would be here, how to find more, which step comes first.
struct NothingFound: Sendable {
    private let question: Question
    private let widening: Widening

    init(_ question: Question, _ facets: [FacetList]) {
        self.question = question
        widening = Widening(question, facets)
    }

    func markup(_ texts: Texts) -> Markup {
        div(.class("empty")) {
            picture("/assets/pictures.svg#empty", viewBox: "0 0 88 64")
            question.isOpen ? nothingYet(texts) : nothingAlike(texts)
            p(.class("actions")) { a(.class("button"), .href(step.path)) { texts("discovery.step.\(step.key)") } }
        }
    }

    private func nothingYet(_ texts: Texts) -> Markup {
        let key = "discovery.empty.\(question.scope?.rawValue ?? "all")"
        return .group([h3 { texts(key) }, p { texts("\(key).meaning") }])
    }

    private func nothingAlike(_ texts: Texts) -> Markup {
        .group([
            h3 { texts("discovery.nothing") },
            question.text.isEmpty ? .group([]) : p { texts("discovery.nothing.words") },
            widening.isEmpty ? .group([]) : .group([p { texts("discovery.nothing.widen") }, widening.ways(texts)]),
            p { texts("discovery.nothing.first") },
        ])
    }

    private var step: (key: String, path: String) {
        switch question.scope {
        case .replication: ("replication", "/replications/new")
        case .organization: ("organization", "/organizations/new")
        case .network: ("network", "/networks/new")
        case .article: ("article", "/articles/new")
        case .dossier: ("dossier", "/dossiers/new")
        case .medium: ("medium", "/media/new")
        case .practice, .adaptation, .outcome, .study, .indicator, .testimony, .sheet, nil:
            ("practice", "/practices/new")
        }
    }
}
