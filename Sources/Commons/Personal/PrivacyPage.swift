import Markup
import Storage
import Web

/// What this node keeps about people, what for, and how long: made from the same table as the keeping itself.
struct PrivacyPage: PageModel {
    struct Line: Encodable, Sendable {
        let name: String
        let purpose: String
        let kept: String
        let whenLeaving: String
    }

    let lines: [Line]

    /// What is nearest to a person comes first: somebody who leaves is taken out from the other end.
    init(_ records: [PersonalRecords], _ texts: Texts) {
        lines = records.reversed().map { records in
            Line(
                name: texts(records.key), purpose: texts("\(records.key).purpose"), kept: records.termText(texts),
                whenLeaving: records.fateText(texts))
        }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("commons.privacy")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("commons.privacy") }
                    p(.class("lead")) { texts("commons.privacy.lead", ["site": screen.site.name]) }
                }
                h2 { texts("commons.privacy.promises") }
                ul { Markup.group((1...5).map { number in li { texts("commons.privacy.promise.\(number)") } }) }
                h2 { texts("commons.privacy.rights") }
                p { texts("commons.privacy.rights.meaning") }
                p(.class("actions")) {
                    a(.class("button"), .href("/profile/data")) { texts("commons.privacy.download") }
                    a(.class("button"), .href("/profile/closure")) { texts("commons.privacy.leave") }
                }
            }
            section(.class("section")) {
                h2 { texts("commons.privacy.kept") }
                p { texts("commons.privacy.kept.meaning") }
                div(.class("whole")) { rows(texts) }
            }
        }
        page.summary = texts("commons.privacy.lead", ["site": screen.site.name])
        return page
    }

    private static let columns = [
        "commons.privacy.what", "commons.privacy.purpose", "commons.privacy.term", "commons.privacy.fate",
    ]

    private func rows(_ texts: Texts) -> Markup {
        table(.class("rows")) {
            caption(.class("hidden")) { texts("commons.privacy.kept") }
            thead { tr { Markup.group(Self.columns.map { key in th(.scope("col")) { texts(key) } }) } }
            tbody {
                Markup.group(
                    lines.map { line in
                        tr {
                            th(.scope("row")) { line.name }
                            td(Attribute("data-label", texts("commons.privacy.purpose"))) { line.purpose }
                            td(Attribute("data-label", texts("commons.privacy.term"))) { line.kept }
                            td(Attribute("data-label", texts("commons.privacy.fate"))) { line.whenLeaving }
                        }
                    })
            }
        }
    }
}
