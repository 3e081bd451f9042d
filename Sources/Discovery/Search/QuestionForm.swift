import Markup
import Organizations
import Practices
import Replications
import Search
import Storage
import Territories
import Web

/// Reads a question from an address. What cannot be understood is noted beside its field, and the rest is answered.
struct QuestionForm: Sendable {
    private(set) var submission: Submission
    private(set) var territory = TerritoryChoice()
    let vocabulary: Vocabulary

    static let longestText = 200
    private static let mostWritten = 20

    init(_ submission: Submission, _ vocabulary: Vocabulary) {
        self.submission = submission
        self.vocabulary = vocabulary
    }

    mutating func read(_ scope: FoundKind?, _ language: Language, in tx: Transaction) throws -> Question {
        var question = Question(scope)
        question.text = String(submission.line("q", 0...Self.longestText).prefix(Self.longestText))
        question.territory = try readTerritory(language, in: tx)
        for facet in Facet.allCases where facet != .kind || scope == nil { question.chosen[facet] = read(facet) }
        submission.note("view", as: .choice(Arrangement.allCases.map(\.rawValue)))
        question.arrangement = Arrangement(rawValue: submission.shown("view")) ?? .list
        question.after = readCursor()
        question.limit = submission.integer("limit", 1...Question.mostOnAPage) ?? Question.usual
        return question
    }

    /// Whoever follows a list by a cursor that is none must not begin again for ever.
    private mutating func readCursor() -> SearchCursor? {
        let text = submission.line("after", 0...60)
        guard !text.isEmpty else { return nil }
        let cursor = SearchCursor(text)
        if cursor == nil { submission.refuse("after", "web.field.unknown") }
        return cursor
    }

    private mutating func read(_ facet: Facet) -> [String] {
        switch facet {
        case .kind: submission.choices(facet.rawValue, FoundKind.self).map(\.rawValue)
        case .need, .public, .theme: submission.terms(facet.rawValue, of: facet.rawValue, in: vocabulary)
        case .state: submission.choices(facet.rawValue, ReplicationState.self).map(\.rawValue)
        case .echelon: submission.choices(facet.rawValue, Echelon.self).map(\.rawValue)
        case .carrier: submission.choices(facet.rawValue, OrganizationKind.self).map(\.rawValue)
        case .author, .language: readWritten(facet)
        }
    }

    /// Names and codes are those that people wrote: one that nothing has finds nothing.
    private mutating func readWritten(_ facet: Facet) -> [String] {
        _ = submission.line(facet.rawValue, 0...Self.longestText)
        var values: [String] = []
        for value in submission.shownAll(facet.rawValue).prefix(Self.mostWritten)
        where !value.isEmpty && value.count <= Self.longestText && !values.contains(value) { values.append(value) }
        return values
    }

    /// A link names the territory by its identifier, a person by its name. Who empties the field wants it everywhere,
    /// though the browser still sends the identifier that was beside it.
    private mutating func readTerritory(_ language: Language, in tx: Transaction) throws -> TerritoryLink? {
        let typed = submission.shown("territory")
        if typed.isEmpty && submission.fields["territory"] != nil { submission.set("territory-id", []) }
        if let id = Territory.ID(rawValue: typed) { try territory.show(id, in: &submission, tx) }
        guard let found = try territory.read(&submission, isRequired: false, in: tx) else { return nil }
        submission.set("territory", [found.name(in: language)])
        submission.set("territory-id", [found.id.rawValue])
        return try TerritoryLink.find([found.id], language: language, in: tx)[found.id]
    }

    /// What is wrong with a field, to stand beside it.
    func error(of name: String, _ texts: Texts) -> Markup {
        guard let problem = submission.problems[name] else { return .group([]) }
        return p(.class("error"), .id("\(name)-error")) {
            span(.class("hidden")) { texts("web.form.error") + " " }
            texts(problem.key, problem.values)
        }
    }
}
