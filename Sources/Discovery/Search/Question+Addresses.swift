import Commons
import Search
import Territories
import Web

extension Question {
    var path: String { scope.map { "/\($0.kind.folder)" } ?? "/search" }

    /// Where this question is answered.
    var address: String {
        let pairs = pairs.map { "\($0.name)=\($0.value.percentEncoded)" }
        return pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
    }

    private var pairs: [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = text.isEmpty ? [] : [("q", text)]
        for facet in Facet.allCases { pairs += (chosen[facet] ?? []).map { (facet.rawValue, $0) } }
        if let territory { pairs.append(("territory", territory.id.rawValue)) }
        if arrangement != .list { pairs.append(("view", arrangement.rawValue)) }
        if limit != Self.usual { pairs.append(("limit", "\(limit)")) }
        if let after { pairs.append(("after", after.description)) }
        return pairs
    }

    func arranged(as arrangement: Arrangement) -> Question {
        var question = beginning
        question.arrangement = arrangement
        return question
    }

    /// The first page of the same results.
    var beginning: Question {
        var question = self
        question.after = nil
        return question
    }

    func without(_ value: String, of facet: Facet) -> Question {
        var question = beginning
        question.chosen[facet]?.removeAll { $0 == value }
        return question
    }

    /// The same in every territory.
    var everywhere: Question {
        var question = beginning
        question.territory = nil
        return question
    }

    /// The same words and nothing else, among things of a kind or of all kinds.
    func words(in scope: FoundKind?) -> Question {
        var question = Question(scope)
        question.text = text
        return question
    }
}
