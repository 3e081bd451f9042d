import Commons
import Markup
import Replications
import Storage
import Testimonies
import Web

/// A sheet: what was promised, counted, received and spent, said and learnt, part by part.
struct SheetPage: PageModel {
    struct Link: Encodable, Sendable {
        let name: String
        let path: String
    }

    let reading: SheetReading
    /// Others of the same, to compare with.
    let others: Int
    let isKept: Bool
    let panels: PanelList
    /// Whether it can be had as PDF.
    var isPrinted = false

    static var forms: [Format] { [.json, .csv, .csvMetadata, .jsonLD] }

    var thingRevision: Int? { reading.thing.revision }

    init(_ reading: SheetReading, _ panels: PanelList, _ visit: Visit, in tx: Transaction) throws {
        self.reading = reading
        self.panels = panels
        isKept = try reading.thing.isInHands(of: visit.viewer, in: tx)
        others = try SheetEntry.all(of: reading.subject, in: tx).filter { $0.thing.id != reading.thing.id }.count
    }

    func view(_ screen: Screen) -> Page { view(screen, Submission()) }

    /// - Parameter submission: a renewal that was refused.
    func view(_ screen: Screen, _ submission: Submission) -> Page {
        let texts = screen.texts
        let sections = reading.sections(texts).map { $0.markup(texts) }
        var page = Page(thing.title) {
            thing.notices(screen)
            section(.class("section")) {
                head(screen)
                thing.provenance(texts)
            }
            if !reading.changes.isEmpty { changed(screen, submission) }
            PageContents(of: sections).markup(texts)
            Markup.group(sections)
            panels.markup(screen)
            section(.class("section")) {
                if isPrinted {
                    p(.class("actions")) {
                        a(.class("button"), .href("\(thing.path)/sheet.pdf")) { texts("accountability.pdf") }
                    }
                }
                TakeAway(tableOf: texts) { $0.address(of: thing.path) }.markup
            }
        }
        page.summary = thing.summary
        page.subject = thing.publicPath
        return page
    }

    var thing: Thing { reading.thing }
    private var content: SheetContent { reading.content }

    private func head(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return header(.class("head")) {
            p(.class("kind")) {
                texts("accountability.one") + " "
                a(.href(reading.subject.path)) { reading.name }
            }
            h1(.lang(thing.language, on: texts)) { thing.title }
            dl(.class("facts across")) {
                fact(texts("accountability.period")) { content.period.text(texts) }
                fact(texts("accountability.teller")) {
                    a(.href(teller.path), .lang(teller.language, on: texts)) { teller.title }
                }
                if reading.subject.isGroup {
                    fact(texts("accountability.places")) { texts.number(reading.known.places) }
                }
                fact(texts(content.known == nil ? "accountability.known.draft" : "accountability.known")) {
                    time(.datetime(CivilDate(reading.known.at).rawValue)) { texts.date(reading.known.at) }
                }
            }
            SheetActs(reading: reading, others: others, isKept: isKept).markup(screen)
        }
    }

    private var teller: Thing { reading.subject.teller }

    /// What the commons has learnt since, plainly.
    private func changed(_ screen: Screen, _ submission: Submission) -> Markup {
        let texts = screen.texts
        let rows = reading.changes.prefix(100).map { change in
            [SheetSection.Cell(change.name), .init(change.then), .init(change.now)]
        }
        let table = SheetSection.Table(
            caption: texts("accountability.since"),
            columns: ["what", "then", "now"].map { texts("accountability.column.\($0)") }, rows: Array(rows))
        return section(.class("section")) {
            h2(.id("since")) { texts("accountability.since") }
            div(.class("notice doubt")) {
                p { texts("accountability.since.meaning", ["date": texts.date(reading.known.at)]) }
            }
            details(.open(!submission.isValid)) {
                summary { texts("accountability.since.look", count: reading.changes.count) }
                table.markup(texts)
                if isKept { renewing(screen, submission) }
            }
        }
    }

    private func renewing(_ screen: Screen, _ submission: Submission) -> Markup {
        let view = FormView(submission, screen.texts, labels: "accountability.renewal")
        return screen.form(to: "\(thing.path)/renewals") {
            view.errors
            input(.type("hidden"), .name("revision"), .value("\(thing.revision)"))
            view.line("reason")
            div(.class("actions")) { button(.class("button")) { screen.texts("accountability.renewal.save") } }
        }
    }
}

/// What can be done with a sheet.
struct SheetActs: Sendable {
    let reading: SheetReading
    let others: Int
    let isKept: Bool

    func markup(_ screen: Screen) -> Markup {
        let texts = screen.texts
        let thing = reading.thing
        let isDraft = thing.visibility == .draft
        return .group([
            p(.class("actions")) {
                if isKept {
                    a(.class("button"), .href("\(thing.path)/revisions/new")) {
                        texts(isDraft ? "accountability.edit" : "accountability.correct")
                    }
                }
                if isKept, isDraft {
                    a(.class("button"), .href("\(thing.path)/reading")) { texts("accountability.share") }
                }
                a(.class("button"), .href("\(reading.subject.path)/sheets")) { texts("accountability.all") }
                if others > 0 {
                    a(.class("button"), .href("\(reading.subject.path)/sheets/comparison")) {
                        texts("accountability.compare")
                    }
                }
            },
            isKept && isDraft && thing.reading == nil ? publishing(screen) : .group([]),
        ])
    }

    private func publishing(_ screen: Screen) -> Markup {
        .group([
            p(.class("note")) { screen.texts("accountability.publish.meaning") },
            screen.form(to: "\(reading.thing.path)/publications", class: "actions") {
                button(.class("button main")) { screen.texts("accountability.publish") }
            },
        ])
    }
}
