import Commons
import Markup
import Practices
import Storage
import Web

/// What the kit of a practice holds, and where to take it.
struct KitPage: PageModel {
    struct File: Encodable, Sendable {
        let name: String
        let title: String
        let type: String
        let bytes: Int
    }

    let practice: Thing
    let title: String
    /// BCP 47 tag of the title.
    let language: String
    let changedAt: Timestamp
    let replications: Int
    let adaptations: Int
    let lessons: Int
    let contacts: Int
    let files: [File]
    let licences: [String]
    /// There are more places or changes than it holds.
    let isCut: Bool
    let archive: String
    let booklet: String
    private let edition: String

    private enum CodingKeys: CodingKey {
        case practice, title, language, changedAt, replications, adaptations, lessons, contacts, files, licences, isCut,
            archive, booklet
    }

    init(_ crate: KitCrate) {
        let kit = crate.documents.kit
        practice = kit.practice
        title = kit.content.title
        language = kit.content.language
        changedAt = kit.changedAt
        replications = kit.replications.count
        adaptations = kit.adaptations.count
        lessons = kit.lessons.count
        contacts = kit.contacts.count
        files = crate.files.map { File(name: $0.name, title: $0.title, type: $0.type, bytes: $0.bytes.count) }
        licences = kit.allLicences
        isCut = kit.isCut
        archive = "\(kit.practice.path)/kit.zip"
        booklet = "\(kit.practice.path)/booklet"
        edition = crate.documents.edition
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("kits.title.kit", ["practice": title])) {
            practice.notices(screen)
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(practice.path), .lang(language, on: texts)) { title } }
                    h1 { texts("kits.kit") }
                    p(.class("lead")) { texts("kits.lead") }
                    p(.class("actions")) {
                        a(.class("button main"), .href(archive)) { texts("kits.download") }
                        a(.class("button"), .href(booklet)) { texts("kits.booklet.read") }
                        a(.href("\(booklet).epub"), .rel("nofollow")) { texts("kits.epub") }
                        a(.href("\(booklet).txt"), .rel("nofollow")) { texts("kits.plain") }
                    }
                }
                p { edition }
                if isCut { div(.class("notice")) { p { texts("kits.cut") } } }
                h2 { texts("kits.readme.files") }
                rows(texts)
                aside(.class("margin"), .ariaLabel(texts("kits.counts"))) { counts(texts) }
            }
        }
        page.isIndexed = practice.visibility == .published
        return page
    }

    private func counts(_ texts: Texts) -> Markup {
        dl(.class("facts")) {
            fact(texts("kits.counts.replications")) { texts.number(replications) }
            fact(texts("kits.counts.adaptations")) { texts.number(adaptations) }
            fact(texts("kits.counts.lessons")) { texts.number(lessons) }
            fact(texts("kits.counts.contacts")) { texts.number(contacts) }
            fact(texts("kits.counts.licences")) { licences.map(Licence.name).joined(separator: ", ") }
        }
    }

    private func rows(_ texts: Texts) -> Markup {
        table(.class("rows")) {
            caption(.class("hidden")) { texts("kits.readme.files") }
            thead {
                tr {
                    th(.scope("col")) { texts("kits.column.title") }
                    th(.scope("col")) { texts("kits.column.name") }
                    th(.scope("col"), .class("number")) { texts("kits.column.size") }
                }
            }
            tbody {
                Markup.group(
                    files.map { file in
                        tr {
                            th(.scope("row")) { file.title }
                            td(Attribute("data-label", texts("kits.column.name"))) { code { file.name } }
                            td(.class("number"), Attribute("data-label", texts("kits.column.size"))) {
                                texts("kits.kilobytes", ["count": texts.number((file.bytes + 999) / 1_000)])
                            }
                        }
                    })
            }
        }
    }
}
