import Markup
import Storage
import Web

/// Entries of the audit trail in words, the latest first.
struct TrailPage: PageModel {
    /// Whose trail it is: the texts are `<key>` and `<key>.lead`.
    enum Kind: String, Encodable {
        case thing = "commons.trail.ofThing"
        case own = "commons.trail.own"
        case all = "commons.trail.all"
    }

    let kind: Kind
    let back: ToldEntry.Subject
    let entries: [ToldEntry]
    /// Where the next page begins, when there are more.
    let next: String?
    /// What administrators look for, as they typed it.
    let filter: Submission?
    let acts: [ActNames]

    static let length = 50

    private enum CodingKeys: CodingKey {
        case kind, back, entries, next
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts(kind.rawValue)) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(back.path ?? "/")) { back.name } }
                    h1 { texts(kind.rawValue) }
                    p(.class("lead")) { texts("\(kind.rawValue).lead") }
                }
                if let filter { search(filter, texts) }
                div(.class("whole")) {
                    entries.isEmpty ? p { texts("commons.trail.none") } : rows(texts)
                    if let next { more(next, texts) }
                }
            }
        }
        page.isIndexed = false
        return page
    }

    private func search(_ filter: Submission, _ texts: Texts) -> Markup {
        let view = FormView(filter, texts, labels: "commons.trail.field")
        return element("form", .class("form"), .method("get"), .action("/administration/trail")) {
            view.errors
            view.line("person", optional: true)
            view.line("subject", optional: true)
            view.select("act", groups(texts), optional: true)
            view.line("from", optional: true, isShort: true)
            view.line("until", optional: true, isShort: true)
            div(.class("actions")) { button(.class("button")) { texts("commons.trail.search") } }
        }
    }

    private func groups(_ texts: Texts) -> [(value: String, label: String)] {
        acts.flatMap { names in names.acts.map { (value: $0, label: texts("\(names.prefix)\($0.dropLast())")) } }
    }

    private static let columns = [
        "commons.trail.when", "commons.trail.what", "commons.trail.who", "commons.trail.subject",
    ]

    private func rows(_ texts: Texts) -> Markup {
        table(.class("rows")) {
            caption(.class("hidden")) { texts(kind.rawValue) }
            thead { tr { Markup.group(Self.columns.map { key in th(.scope("col")) { texts(key) } }) } }
            tbody { Markup.group(entries.map { row($0, texts) }) }
        }
    }

    private func row(_ entry: ToldEntry, _ texts: Texts) -> Markup {
        tr {
            th(.scope("row")) { texts.moment(entry.at) }
            td(Attribute("data-label", texts("commons.trail.what"))) {
                entry.told
                if !entry.detail.isEmpty {
                    " "
                    small { entry.detail }
                }
            }
            td(Attribute("data-label", texts("commons.trail.who"))) { entry.by }
            td(Attribute("data-label", texts("commons.trail.subject"))) { name(of: entry.subject, texts) }
        }
    }

    private func name(of subject: ToldEntry.Subject?, _ texts: Texts) -> Markup {
        guard let subject else { return .text(texts("commons.trail.gone")) }
        return subject.path.map { path in a(.href(path)) { subject.name } } ?? .text(subject.name)
    }

    private func more(_ next: String, _ texts: Texts) -> Markup {
        let asked = (filter?.fields ?? [:]).sorted { $0.key < $1.key }.compactMap { name, values in
            values.first.flatMap { name == "before" || $0.isEmpty ? nil : "\(name)=\($0.percentEncoded)&" }
        }
        return nav(.class("pages"), .ariaLabel(texts("commons.pages"))) {
            a(.rel("next"), .href("?\(asked.joined())before=\(next)")) { texts("commons.trail.older") }
        }
    }
}
