import Commons
import Markup
import Practices
import Storage
import Web

/// The form by which carriers ask for a label: whose name, and what they want to say.
struct AskForm: Sendable {
    var submission: Submission
    let replication: Thing
    /// Whose name may be asked for: the practice first.
    let issuers: [Thing]

    /// Networks and the like that a form offers; one that is named in the address is offered besides.
    private static let mostOffered = 100

    init(
        _ submission: Submission, for replication: Thing, of practice: Thing, _ kinds: [Kind], in tx: Transaction
    ) throws {
        self.submission = submission
        self.replication = replication
        let others = try Thing.latest(of: kinds.filter { $0 != .practice }, limit: Self.mostOffered, in: tx)
        var issuers = [practice].filter { $0.visibility == .published } + others.sorted { $0.title < $1.title }
        if let id = Thing.ID(rawValue: submission.shown("issuer")), !issuers.contains(where: { $0.id == id }),
            let named = try Thing.find(id, in: tx), named.kind != .practice, kinds.contains(named.kind),
            named.visibility == .published
        {
            issuers.append(named)
        }
        self.issuers = issuers
    }

    struct Answers {
        let issuer: Thing.ID?
        let words: String

        init(_ submission: inout Submission) {
            issuer = Thing.ID(rawValue: submission.line("issuer", 1...36))
            words = submission.text("words", 0...5_000)
        }
    }

    /// Whose name, and the words; nil after noting what is wrong.
    mutating func read() -> (issuer: Thing, words: String)? {
        let answers = Answers(&submission)
        let issuer = issuers.first { $0.id == answers.issuer }
        if issuer == nil { submission.refuse("issuer", "web.field.unknown") }
        guard submission.isValid, let issuer else { return nil }
        return (issuer, answers.words)
    }

    func page(_ charter: Charter, _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(chosen, texts, labels: "labels.ask")
        var page = Page(texts("labels.ask.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        a(.href(replication.path), .lang(replication.language, on: texts)) { replication.title }
                    }
                    h1 { texts("labels.ask.title") }
                    p(.class("lead")) { texts("labels.ask.lead") }
                }
                ol(.class("principles"), .lang(charter.language, on: texts)) {
                    Markup.group(charter.principles.map { principle in li { p { principle } } })
                }
                screen.creatingForm(
                    to: "\(replication.path)/labels", proposing: submission.shown(Screen.onceField)
                ) {
                    view.errors
                    view.choices("issuer", issuers.map { choice($0, texts) })
                    view.area("words", rows: 5, optional: true)
                    div(.class("actions")) {
                        button(.class("button main")) { texts("labels.ask.send") }
                        a(.href(replication.path)) { texts("labels.cancel") }
                    }
                }
            }
        }
        page.isIndexed = false
        return page
    }

    private var chosen: Submission {
        var submission = submission
        if submission.fields["issuer"] == nil, let first = issuers.first {
            submission.set("issuer", [first.id.rawValue])
        }
        return submission
    }

    private func choice(_ issuer: Thing, _ texts: Texts) -> FormView.Choice {
        FormView.Choice(issuer.id.rawValue, issuer.title, hint: texts("labels.ask.issuer.\(issuer.kind.rawValue)"))
    }
}
