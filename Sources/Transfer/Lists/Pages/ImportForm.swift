import Commons
import Markup
import Storage
import Web

/// The form by which a list comes in: a file, or its text.
struct ImportForm: Sendable {
    var submission: Submission
    let sheets: [AnySheet]

    init(_ submission: Submission, _ sheets: [AnySheet]) {
        self.submission = submission
        self.sheets = sheets
    }

    /// What was sent, or nil after noting what is wrong.
    mutating func read(
        _ file: UploadedFile?, by person: Person.ID, _ texts: Texts
    ) -> (file: ListFile, sheet: AnySheet, bringing: ListBringing)? {
        let wanted = submission.line("kind", 0...40)
        let sheet = sheets.first { $0.kind.rawValue == wanted }
        if sheet == nil { submission.refuse("kind", wanted.isEmpty ? "web.field.choose" : "web.field.unknown") }
        let source = submission.line("source", 2...120)
        let language = submission.choice("language", Language.self)
        let bytes = file?.bytes ?? Array(submission.shown("text").utf8)
        if bytes.allSatisfy({ " \r\n\t".utf8.contains($0) }) { submission.refuse("file", "transfer.form.file.missing") }
        guard submission.isValid, let sheet, let language else { return nil }
        do {
            let list = try ListFile(bytes, for: sheet)
            var name = Submission(["name": file?.name ?? ""])
            let bringing = ListBringing(
                by: person, source: source, language: language.rawValue, fileName: name.line("name", 0...200),
                reason: texts("transfer.reason", ["source": source]))
            return (list, sheet, bringing)
        } catch {
            submission.refuse("file", error.key, error.values)
            return nil
        }
    }

    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "transfer.form")
        var page = Page(texts("transfer.new")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("transfer.new") }
                    p(.class("lead")) { texts("transfer.new.lead") }
                }
                screen.upload(to: "/imports") {
                    view.errors
                    fields(view, texts)
                    div(.class("actions")) {
                        button(.class("button main")) { texts("transfer.form.send") }
                        a(.href("/imports")) { texts("transfer.form.cancel") }
                    }
                }
                templates(texts)
            }
        }
        page.isIndexed = false
        return page
    }

    private func fields(_ view: FormView, _ texts: Texts) -> Markup {
        .group([
            view.choices(
                "kind", sheets.map { FormView.Choice($0.kind.rawValue, texts("transfer.kind.\($0.kind.rawValue)")) }),
            view.line("source"),
            view.select("language", Language.allCases.map { (value: $0.rawValue, label: $0.name) }),
            view.line(
                "file", type: "file", optional: true,
                attributes: [Attribute("accept", ".csv,.tsv,.txt,.json,.xlsx,text/csv,application/json")]),
            view.area("text", rows: 6, optional: true),
        ])
    }

    private func templates(_ texts: Texts) -> Markup {
        aside(.class("margin"), .ariaLabel(texts("transfer.templates"))) {
            h2 { texts("transfer.templates") }
            p { texts("transfer.templates.lead") }
            ul {
                Markup.group(
                    sheets.map { sheet in
                        li {
                            a(.href("/imports/templates/\(sheet.kind.folder)")) {
                                texts("transfer.kind.\(sheet.kind.rawValue)")
                            }
                        }
                    })
            }
        }
    }
}
