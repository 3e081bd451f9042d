import Commons
import Markup
import Storage
import Web

/// The form by which those whose name it is ask people to visit.
struct NamingForm: Sendable {
    var submission: Submission
    let file: LabelFile
    let candidates: [LabelCandidate]
    /// What they are called.
    let names: [Person.ID: String]
    /// What was typed to look for the carriers of another replication, where there is none.
    let isElsewhereUnknown: Bool

    static func answers(_ submission: inout Submission) -> [String] {
        submission.note("visitors", as: .choices([]))
        return submission.shownAll("visitors").filter { !$0.isEmpty }
    }

    /// Those who were chosen, or nil after noting what is wrong.
    mutating func read() -> [LabelCandidate]? {
        let chosen = Self.answers(&submission)
        let found = candidates.filter { chosen.contains($0.person.rawValue) }
        if found.count < Set(chosen).count { submission.refuse("visitors", "labels.naming.unknown") }
        if chosen.isEmpty { submission.refuse("visitors", "labels.naming.none") }
        if !LabelVisitor.number.contains(found.count + present) {
            submission.refuse("visitors", "labels.naming.number")
        }
        return submission.isValid ? found : nil
    }

    /// Those who visit already: a new visit begins with nobody.
    private var present: Int { LabelAct.name.beginsRound(from: file.label.state) ? 0 : file.present.count }

    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "labels.naming")
        var page = Page(texts("labels.act.name")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        a(.href(file.label.path), .lang(file.replication.language, on: texts)) {
                            file.replication.title
                        }
                    }
                    h1 { texts("labels.act.name") }
                    p(.class("lead")) {
                        texts(file.label.state == .appealed ? "labels.naming.lead.appeal" : "labels.naming.lead")
                    }
                }
                elsewhere(view, texts)
                if candidates.isEmpty {
                    p { texts("labels.naming.nobody") }
                } else {
                    choosing(view, screen)
                }
            }
        }
        page.isIndexed = false
        return page
    }

    private func choosing(_ view: FormView, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let from = submission.shown("from")
        return screen.form(to: "\(file.label.path)/visitors") {
            view.errors
            input(.type("hidden"), .name("from"), .value(from))
            view.manyChoices(
                "visitors",
                candidates.map { candidate in
                    FormView.Choice(
                        candidate.person.rawValue, names[candidate.person] ?? texts("labels.visitor.somebody"),
                        hint: candidate.title)
                })
            div(.class("actions")) {
                button(.class("button main")) { texts("labels.naming.send") }
                a(.href(file.label.path)) { texts("labels.cancel") }
            }
        }
    }

    /// Others than those of the same practice, by the address of a page of theirs.
    private func elsewhere(_ view: FormView, _ texts: Texts) -> Markup {
        element("form", .class("form"), .method("get"), .action("\(file.label.path)/visitors/new")) {
            view.line("from", optional: true)
            if isElsewhereUnknown { p(.class("error")) { texts("labels.naming.from.unknown") } }
            div(.class("actions")) { button(.class("button")) { texts("labels.naming.look") } }
        }
    }
}
