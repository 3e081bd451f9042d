import Storage

/// How far an article is on its way to its readers.
package enum ArticleStage: String, Sendable, Codable, CaseIterable, SQLBindable, SQLDecodable {
    case draft, submitted, reviewing, accepted, scheduled, published, withdrawn

    /// The stages that the newsroom looks after.
    static let underWay: [ArticleStage] = [.submitted, .reviewing, .accepted, .scheduled]

    var textKey: String { "articles.stage.\(rawValue)" }
}

/// What somebody does to bring an article on its way, or off it.
package enum ArticleAct: String, Sendable, Codable, CaseIterable, SQLBindable, SQLDecodable {
    case submit
    case takeBack = "take-back"
    case review
    case giveBack = "give-back"
    case accept, schedule, publish, correct, withdraw

    enum Actor: Sendable { case authors, newsroom, both }

    /// From which stages, to which, and by whom.
    private var rule: (from: [ArticleStage], to: ArticleStage, by: Actor) {
        switch self {
        case .submit: ([.draft], .submitted, .authors)
        case .takeBack: ([.submitted, .reviewing], .draft, .authors)
        case .review: ([.submitted], .reviewing, .newsroom)
        case .giveBack: ([.submitted, .reviewing, .accepted, .scheduled], .draft, .newsroom)
        case .accept: ([.submitted, .reviewing], .accepted, .newsroom)
        case .schedule: ([.accepted, .scheduled], .scheduled, .newsroom)
        case .publish: ([.accepted, .scheduled], .published, .newsroom)
        case .correct: ([.published], .published, .both)
        case .withdraw: ([.published], .withdrawn, .both)
        }
    }

    var from: [ArticleStage] { rule.from }
    var to: ArticleStage { rule.to }

    /// What others read of it cannot be left unsaid.
    var needsNote: Bool { [.giveBack, .correct, .withdraw].contains(self) }

    var textKey: String { "articles.step.\(rawValue)" }
    /// What one chooses to do.
    var choiceKey: String { "articles.act.\(rawValue)" }

    func isOpen(at stage: ArticleStage, toAuthors isAuthor: Bool, toNewsroom isEditor: Bool) -> Bool {
        guard from.contains(stage) else { return false }
        return switch rule.by {
        case .authors: isAuthor
        case .newsroom: isEditor
        case .both: isAuthor || isEditor
        }
    }
}
