import Commons
import Search
import Storage
import Web

/// What somebody looks for among the lessons: words, and states.
struct LessonsQuestion: Sendable {
    private(set) var submission: Submission
    private let text: String
    private let states: [ReplicationState]
    private let after: SearchCursor?

    private static let longestText = 200
    private static let onAPage = 20

    init(_ submission: Submission) {
        var form = submission
        text = String(form.line("q", 0...Self.longestText).prefix(Self.longestText))
        states = form.choices("state", ReplicationState.self)
        let cursor = form.line("after", 0...60)
        after = cursor.isEmpty ? nil : SearchCursor(cursor)
        if !cursor.isEmpty, after == nil { form.refuse("after", "web.field.unknown") }
        self.submission = form
    }

    var isOpen: Bool { text.isEmpty && states.isEmpty && after == nil }

    func asks(for state: ReplicationState) -> Bool { states.isEmpty || states.contains(state) }

    func request(in language: Language) -> SearchRequest {
        let wanted = (states.isEmpty ? StateChange.lessonStates : states).map(\.rawValue)
        return SearchRequest(
            text, language: language.rawValue, facets: [StateChange.lessonsFacet: Set(wanted)],
            kinds: [Kind.replication.rawValue], after: after, limit: Self.onAPage)
    }

    func address(after cursor: SearchCursor) -> String {
        let words = text.isEmpty ? [] : ["q=\(text.percentEncoded)"]
        let chosen = states.map { "state=\($0.rawValue)" }
        return "/lessons?" + (words + chosen + ["after=\(cursor.description)"]).joined(separator: "&")
    }
}
