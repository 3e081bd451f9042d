package import Markup
package import Web

/// The page around the fields of a thing's form: its title, what is wrong, what goes with every edit, the buttons.
package struct FormFrame {
    private let place: FormPlace
    private let submission: Submission
    private let labels: String
    /// A key; the sentence under the title.
    package var lead: String?
    /// A key; a word before the fields.
    package var note: String?
    /// Keys of the buttons.
    package var save: String
    package var cancel: String
    /// What the form is about, above its title: without another, what it changes, or under what it makes something.
    package var about: Thing?
    /// What one may do instead of filling the form.
    package var otherwise: Markup?
    package var scripts: [String] = []
    /// A file goes with what is new.
    package var takesFile = false

    /// - Parameter labels: of the fields, as `FormView` takes them; the buttons are `<labels>.save` and
    ///   `<labels>.cancel`.
    package init(_ place: FormPlace, _ submission: Submission, labels: String) {
        self.place = place
        self.submission = submission
        self.labels = labels
        save = "\(labels).save"
        cancel = "\(labels).cancel"
        about = place.above ?? place.changed
    }

    package func page(_ screen: Screen, fields: (FormView) -> Markup) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: labels)
        let content = Markup.group([
            note.map { key in p(.class("note")) { texts(key) } } ?? .group([]), view.errors, fields(view), end(view),
        ])
        return Page(texts(place.title), scripts: scripts) {
            section(.class("section")) {
                head(texts)
                otherwise ?? .group([])
                form(content, screen)
            }
        }
    }

    private func head(_ texts: Texts) -> Markup {
        header(.class("head")) {
            if let about {
                p(.class("kind")) { a(.href(about.path), .lang(about.language, on: texts)) { about.title } }
            }
            h1 { texts(place.title) }
            if let lead { p(.class("lead")) { texts(lead) } }
        }
    }

    private func form(_ content: Markup, _ screen: Screen) -> Markup {
        guard place.isNew else { return screen.form(to: place.path) { content } }
        let id = submission.shown(Screen.onceField)
        return takesFile
            ? screen.creatingUpload(to: place.path, proposing: id) { content }
            : screen.creatingForm(to: place.path, proposing: id) { content }
    }

    private func end(_ view: FormView) -> Markup {
        .group([
            place.isNew ? .group([]) : revising(view),
            div(.class("actions")) {
                button(.class("button main")) { view.texts(save) }
                a(.href(place.back)) { view.texts(cancel) }
            },
        ])
    }

    private func revising(_ view: FormView) -> Markup {
        .group([
            input(.type("hidden"), .name("revision"), .value(submission.shown("revision"))),
            view.line("reason", optional: true),
        ])
    }
}
