import Commons
import Storage
import Web

/// Where an article is worked on: what can be done next, who reads it, its text and what was said in the margin, its way.
struct ReviewPage: PageModel {
    struct Paragraph: Encodable, Sendable {
        /// From 1.
        let number: Int
        let text: String
        let comments: [Comment]
    }

    struct Comment: Encodable, Sendable {
        let id: MarginComment.ID
        let text: String
        let author: String?
        let at: Timestamp
        let isSettled: Bool
    }

    struct Step: Encodable, Sendable {
        let act: ArticleAct
        let note: String
        let person: String?
        let at: Timestamp
        let dueAt: Timestamp?
    }

    let thing: Thing
    let state: ArticleState
    let acts: [ArticleAct]
    let readers: [String]
    let paragraphs: [Paragraph]
    /// On paragraphs that have changed or gone since.
    let earlier: [Comment]
    let steps: [Step]
    let isAuthor: Bool
    /// Whom the newsroom may ask to read it; nobody for those who do not belong to it.
    let candidates: [Candidate]

    struct Candidate: Sendable {
        let id: Person.ID
        let name: String
    }

    private enum CodingKeys: CodingKey { case thing, state, acts, readers, paragraphs, earlier, steps }

    init(for colleague: Colleague, names: Names, in tx: Transaction) throws {
        let article = colleague.thing
        let content = try Articles().content(of: article, in: tx)
        let comments = try MarginComment.all(of: article.id, in: tx)
        let taken = try ArticleStep.all(of: article.id, in: tx)
        let reading = try ArticleReader.all(of: article.id, in: tx)
        let editors = try colleague.isEditor ? Newsroom.people(in: tx).filter { !reading.contains($0) } : []
        let called = try names.find(
            comments.compactMap(\.person) + taken.compactMap(\.person) + reading + editors, tx)
        let told = { (comment: MarginComment) in
            Comment(
                id: comment.id, text: comment.text, author: comment.person.flatMap { called[$0] }, at: comment.at,
                isSettled: comment.settledAt != nil)
        }
        let texts = Self.paragraphs(of: content.text)
        let placed = Dictionary(grouping: comments, by: \.paragraph)
        (thing, state, acts, isAuthor) = (article, colleague.state, colleague.acts, colleague.isAuthor)
        readers = reading.compactMap { called[$0] }
        paragraphs = texts.enumerated().map { index, text in
            Paragraph(number: index + 1, text: text, comments: (placed[text] ?? []).map(told))
        }
        earlier = comments.filter { !texts.contains($0.paragraph) }.map(told)
        steps = taken.map {
            Step(act: $0.act, note: $0.note, person: $0.person.flatMap { called[$0] }, at: $0.at, dueAt: $0.dueAt)
        }
        candidates = editors.compactMap { id in called[id].map { Candidate(id: id, name: $0) } }
    }

    /// What stands between empty lines.
    static func paragraphs(of text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).split { $0.allSatisfy(\.isWhitespace) }
            .map { $0.joined(separator: "\n") }
    }
}
