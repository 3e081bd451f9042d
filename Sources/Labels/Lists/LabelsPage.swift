import Commons
import Markup
import Storage
import Web

/// Labels, the latest asked first: all of them, or those of one practice or network.
struct LabelsPage: PageModel {
    let subject: LabelPage.Link?
    let labels: [LabelEntry]
    /// The address of the page that follows.
    let next: String?

    static let length = 50
    static var forms: [Format] { [.json, .csv] }

    private enum CodingKeys: CodingKey { case subject, labels, next }

    var nextPage: String? { next }

    /// - Parameter found: one more than is shown, when there are more.
    init(_ found: [LabelEntry], of subject: LabelPage.Link?, at path: String) {
        self.subject = subject
        labels = Array(found.prefix(Self.length))
        next = found.count > Self.length ? labels.last.map { "\(path)?before=\($0.id)" } : nil
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let title = subject.map { texts("labels.list.of", ["subject": $0.name]) } ?? texts("labels.list")
        var page = Page(title) {
            section(.class("section")) {
                header(.class("head")) {
                    if let subject {
                        p(.class("kind")) {
                            a(.href(subject.path), .lang(subject.language, on: texts)) { subject.name }
                        }
                    }
                    h1 { title }
                    p(.class("lead")) { texts("labels.list.lead") }
                }
                if labels.isEmpty {
                    div(.class("empty")) {
                        picture("/assets/pictures.svg#empty", viewBox: "0 0 88 64")
                        p { texts("labels.list.none") }
                        p { texts("labels.list.first") }
                    }
                } else {
                    ul(.class("entries plain")) { Markup.group(labels.map { $0.entry(texts, isUnderTitle: true) }) }
                }
                if let next {
                    nav(.class("pages"), .ariaLabel(texts("commons.pages"))) {
                        a(.rel("next"), .href(next)) { texts("labels.list.older") }
                    }
                }
            }
        }
        page.summary = texts("labels.list.lead")
        return page
    }

    func dataTable(_ screen: Screen) -> DataTable {
        let columns: [DataTable.Column] = [
            .init("id"), .init("url", "anyURI"), .init("replication"), .init("replication_url", "anyURI"),
            .init("issuer"), .init("issuer_url", "anyURI"), .init("state"), .init("validity"), .init("granted"),
            .init("expires"), .init("fictional", "boolean"),
        ]
        return DataTable(
            columns: columns,
            rows: labels.map { label in
                [
                    label.id.rawValue, screen.absolute(label.path), label.replication.name,
                    screen.absolute(label.replication.path), label.issuer.name, screen.absolute(label.issuer.path),
                    label.state.rawValue, label.validity.rawValue,
                    label.grantedAt.map { CivilDate($0).rawValue } ?? "", label.expiresOn?.rawValue ?? "",
                    label.isFictional ? "true" : "false",
                ]
            })
    }
}
