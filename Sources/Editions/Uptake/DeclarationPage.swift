import Commons
import Markup
import Practices
import Web

/// The form by which carriers say which edition they follow.
struct DeclarationPage {
    let declaration: EditionDeclaration

    var submission: Submission {
        Submission(["number": "\(declaration.followed)", "seen": "\(declaration.followed)"])
    }

    func view(_ screen: Screen, _ submission: Submission) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "editions.declare")
        let place = declaration.replication
        return Page(texts("editions.declare")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(place.path), .lang(place.language, on: texts)) { place.title } }
                    h1 { texts("editions.declare") }
                    p(.class("lead")) { texts("editions.declare.lead") }
                }
                screen.form(to: "\(place.path)/editions") {
                    view.errors
                    input(.type("hidden"), .name("seen"), .value(submission.shown("seen")))
                    view.select("number", declaration.editions.map { ("\($0.number)", label($0, texts)) })
                    div(.class("actions")) {
                        button(.class("button main")) { texts("editions.declare.save") }
                        a(.href(place.path)) { texts("editions.declare.cancel") }
                    }
                }
            }
        }
    }

    private func label(_ edition: Edition, _ texts: Texts) -> String {
        let date = texts.date(edition.publishedAt)
        return texts("editions.declare.edition", ["number": texts.number(edition.number), "date": date])
    }
}
