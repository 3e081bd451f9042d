import Commons
import Markdown
import Markup
import Storage
import Web

extension ReviewPage {
    /// - Parameter submission: a step that was refused.
    func view(_ screen: Screen, _ submission: Submission = Submission()) -> Page {
        let texts = screen.texts
        var page = Page(texts("articles.review.of", ["title": thing.title])) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { texts(state.stage.textKey) }
                    h1(.lang(thing.language, on: texts)) { thing.title }
                    p(.class("lead")) { lead(texts) }
                    ways(texts)
                }
                if !acts.isEmpty { next(screen, submission) }
            }
            section(.class("section")) { reading(screen) }
            section(.class("section")) { margin(screen) }
            section(.class("section")) { way(texts) }
        }
        page.isIndexed = false
        return page
    }

    private func lead(_ texts: Texts) -> String {
        guard let due = state.dueAt else { return texts("\(state.stage.textKey).meaning") }
        return texts("articles.review.due", ["date": texts.date(due)])
    }

    private func ways(_ texts: Texts) -> Markup {
        p(.class("actions")) {
            if isAuthor, thing.visibility != .withdrawn {
                a(.class("button"), .href("\(thing.path)/revisions/new")) { texts("articles.edit") }
            }
            if isAuthor || thing.visibility == .published {
                a(.href(thing.path)) { texts("articles.review.page") }
            }
            a(.href("\(thing.path)/revisions")) { texts("articles.review.versions") }
        }
    }

    private func next(_ screen: Screen, _ submission: Submission) -> Markup {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "articles.step.form")
        return .group([
            h2(.id("next")) { texts("articles.review.next") },
            screen.form(to: "\(thing.path)/steps") {
                view.errors
                view.choices("act", acts.map { FormView.Choice($0.rawValue, texts($0.choiceKey)) })
                view.area("note", rows: 3, optional: true)
                acts.contains(.schedule) ? view.line("due", optional: true, isShort: true) : .group([])
                div(.class("actions")) {
                    button(.class("button main")) { texts("articles.step.form.save") }
                }
            },
        ])
    }

    private func reading(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            h2(.id("readers")) { texts("articles.readers") },
            readers.isEmpty
                ? p { texts("articles.readers.none") }
                : ul { Markup.group(readers.map { name in li { name } }) },
            candidates.isEmpty ? .group([]) : assigning(screen),
        ])
    }

    private func assigning(_ screen: Screen) -> Markup {
        let view = FormView(Submission(), screen.texts, labels: "articles.readers.form")
        return screen.form(to: "\(thing.path)/readers") {
            view.select("reader", candidates.map { ($0.id.rawValue, $0.name) })
            div(.class("actions")) {
                button(.class("button")) { screen.texts("articles.readers.form.save") }
            }
        }
    }

    private func margin(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            h2(.id("margin")) { texts("articles.margin") },
            p(.class("note")) { texts("articles.margin.meaning") },
            Markup.group(paragraphs.map { paragraph($0, screen) }),
            earlier.isEmpty
                ? .group([])
                : .group([
                    h3 { texts("articles.margin.earlier") },
                    ul(.class("entries plain")) { Markup.group(earlier.map { comment($0, screen) }) },
                ]),
        ])
    }

    private func paragraph(_ paragraph: Paragraph, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let number = ["number": texts.number(paragraph.number)]
        return div(.id("paragraph-\(paragraph.number)")) {
            div(.lang(thing.language, on: texts)) { Markdown(paragraph.text, under: 2).markup }
            if !paragraph.comments.isEmpty {
                ul(.class("entries plain")) { Markup.group(paragraph.comments.map { comment($0, screen) }) }
            }
            p(.class("note")) {
                a(
                    .href("\(thing.path)/comments/new?paragraph=\(paragraph.number)"),
                    .ariaLabel(texts("articles.comments.add.named", number))
                ) { texts("articles.comments.add") }
            }
        }
    }

    private func comment(_ comment: Comment, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let signature = [comment.author ?? texts("articles.somebody"), texts.date(comment.at)]
        return li {
            p { comment.text }
            p(.class("note")) {
                (signature + [comment.isSettled ? texts("articles.comments.settled") : nil].compactMap { $0 })
                    .joined(separator: " · ")
            }
            if !comment.isSettled {
                screen.form(to: "\(thing.path)/comments/\(comment.id)/settlements", class: "cluster") {
                    button(.class("button link")) { texts("articles.comments.settle") }
                }
            }
        }
    }

    private func way(_ texts: Texts) -> Markup {
        .group([
            h2(.id("way")) { texts("articles.way") },
            steps.isEmpty
                ? p { texts("articles.way.none") }
                : ol {
                    Markup.group(
                        steps.map { step in
                            let words = [
                                texts(step.act.textKey), step.person ?? texts("articles.somebody"),
                                texts.moment(step.at),
                            ]
                            return li {
                                words.joined(separator: " · ")
                                if !step.note.isEmpty { p { step.note } }
                            }
                        })
                },
        ])
    }
}
