import Storage
import Web

/// Paragraphs as a translator sent them: lists whose members belong together by their order.
struct TranslationForm {
    private(set) var submission: Submission
    private(set) var revision = 0
    private(set) var paragraphs: [SentParagraph] = []

    /// More than the longest text has.
    static let most = 2_000
    static let longest = 20_000

    init(_ submission: Submission) {
        self.submission = submission
        revision = self.submission.integer("revision", 1...Int.max) ?? 0
        for name in ["paragraph", "edition", "confirmed"] {
            self.submission.note(name, as: .lines(length: 40, most: Self.most))
        }
        self.submission.note("text", as: .lines(length: Self.longest, most: Self.most))
        read()
    }

    private mutating func read() {
        let (texts, editions) = (submission.shownAll("text"), submission.shownAll("edition"))
        let confirmed = Set(submission.shownAll("confirmed"))
        for (index, id) in submission.shownAll("paragraph").prefix(Self.most).enumerated() {
            var one = Submission(["text": index < texts.count ? [texts[index]] : []])
            let text = one.text("text", 0...Self.longest)
            if let problem = one.problems["text"] {
                submission.refuse(Self.name(of: id), problem.key, problem.values)
            }
            paragraphs.append(
                SentParagraph(
                    id: id, text: text, edition: index < editions.count ? editions[index] : "",
                    isConfirmed: confirmed.contains(id)))
        }
    }

    /// Notes that a paragraph has to be looked at again.
    mutating func refuse(_ id: String, _ key: String) { submission.refuse(Self.name(of: id), key) }

    func isRefused(_ id: String) -> Bool { submission.problems[Self.name(of: id)] != nil }

    /// Of the input in which it is written.
    static func name(of id: String) -> String { "text-\(id)" }
}
