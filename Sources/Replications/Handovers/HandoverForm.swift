import Commons
import Markup
import Storage
import Web

/// The form by which carriers offer to hand over: to whom, whether they stay, and what they leave.
struct HandoverForm: Sendable {
    var submission: Submission
    let thing: Thing
    let present: ReplicationState
    let help: Help
    /// Those that wait for an answer.
    let open: [Handover]

    struct Answers {
        let successor: String
        let leaves: Bool
        let reason: String
        let lessons: String
        let ending: Ending

        init(_ submission: inout Submission) {
            successor = submission.line("successor", 2...120)
            leaves = submission.isChecked("leaves")
            reason = submission.text("reason", 0...5_000)
            lessons = submission.text("lessons", 0...10_000)
            ending = Ending(&submission)
        }
    }

    /// Writes the offer and returns its secret, which is shown once; nil after noting what is wrong.
    mutating func make(by viewer: Viewer, world: World, in tx: Transaction) throws -> String? {
        let told = Answers(&submission)
        if !present.next.contains(.handedOver) { submission.refuse("successor", "replications.handover.notNow") }
        if open.count >= 10 { submission.refuse("successor", "replications.handover.tooMany") }
        guard submission.isValid else { return nil }
        let secret = world.randomBytes(20).hex
        let (id, now): (Identifier<Handover>, Timestamp) = (world.newID(), world.now())
        let ending = told.ending
        try tx.run(
            """
            INSERT INTO handovers (id, secret_hash, replication_id, successor, offered_by, leaves, reason, lessons,
                tried, obstacles, again, documents, equipment, contacts, created_at, expires_at)
            VALUES (\(id), \(Handover.hash(secret)), \(thing.id), \(told.successor), \(viewer.id), \(told.leaves),
                \(told.reason), \(told.lessons), \(ending.tried), \(ending.obstacles), \(ending.again),
                \(ending.documents), \(ending.equipment), \(ending.contacts), \(now), \(now.adding(days: Handover.days)))
            """)
        try Audit.record("state.handoverOffered", of: thing, by: viewer.id, at: now, in: tx)
        return secret
    }

    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "replications.states")
        var page = Page(texts("replications.handover")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path), .lang(thing.language, on: texts)) { thing.title } }
                    h1 { texts("replications.handover") }
                    p(.class("lead")) { texts("replications.handover.lead") }
                }
                waiting(screen)
                screen.form(to: "\(thing.path)/handovers") {
                    view.errors
                    FormView(submission, texts, labels: "replications.handover").line("successor")
                    FormView(submission, texts, labels: "replications.handover").ticks(
                        "leaves", [FormView.Choice("yes", texts("replications.handover.leaves.yes"))])
                    view.area("reason", rows: 3, optional: true)
                    view.area("lessons", rows: 4, optional: true)
                    h2 { texts("replications.ending") }
                    StateForm.questions(view)
                    div(.class("actions")) {
                        button(.class("button main")) { texts("replications.handover.make") }
                        a(.href(thing.path)) { texts("replications.form.cancel") }
                    }
                }
                h2 { texts("replications.help.more") }
                help.markup(texts)
            }
        }
        page.isIndexed = false
        return page
    }

    private func waiting(_ screen: Screen) -> Markup {
        guard !open.isEmpty else { return .group([]) }
        let texts = screen.texts
        return .group([
            h2 { texts("replications.handover.waiting") },
            ul(.class("entries plain")) {
                Markup.group(
                    open.map { offer in
                        li {
                            p {
                                strong { offer.successor }
                                " " + texts("replications.handover.until", ["date": texts.date(offer.expiresAt)])
                            }
                            screen.form(
                                to: "\(thing.path)/handovers/\(offer.id.rawValue)/withdrawals", class: "actions"
                            ) { button(.class("button")) { texts("replications.handover.withdraw") } }
                        }
                    })
            },
        ])
    }
}
