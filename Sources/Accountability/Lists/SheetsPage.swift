import Commons
import Markup
import Storage
import Web

/// The sheets of a subject; for those who write them, drafts too, and those that they tell of territories.
struct SheetsPage: PageModel {
    let of: SheetPage.Link
    let sheets: [SheetEntry]
    /// What it tells of territories.
    let ofTerritories: [SheetEntry]
    private let name: SheetSection.Cell
    private let mayWrite: Bool
    private let isFictional: Bool

    private enum CodingKeys: CodingKey { case of, sheets, ofTerritories }

    static var forms: [Format] { [.json, .csv, .csvMetadata] }

    init(_ subject: SheetsOf, _ visit: Visit, in tx: Transaction) throws {
        name = try subject.name(visit.texts.language, in: tx)
        of = SheetPage.Link(name: name.text, path: subject.path)
        switch subject {
        case .territory:
            (sheets, ofTerritories) = (try subject.shown(in: tx), [])
            (mayWrite, isFictional) = (false, false)
        case .teller(let thing):
            let isKept = try thing.isInHands(of: visit.viewer, in: tx)
            sheets = try SheetEntry.all(of: thing, with: isKept, in: tx)
            ofTerritories = try SheetEntry.ofTerritories(by: thing, with: isKept, in: tx)
            (mayWrite, isFictional) = (isKept && thing.visibility == .published, thing.isFictional)
        }
    }

    func dataTable(_ screen: Screen) -> DataTable {
        DataTable(
            columns: [
                .init("title"), .init("url", "anyURI"), .init("begins"), .init("ends"), .init("visibility"),
                .init("teller"),
            ],
            rows: (sheets + ofTerritories).map { entry in
                [
                    entry.thing.title, screen.absolute(entry.thing.path), entry.period.begins, entry.period.ends,
                    entry.thing.visibility.rawValue, entry.teller?.name ?? "",
                ]
            })
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page("\(texts("accountability.list")) · \(name.text)") {
            if isFictional { FictionNotice.markup(texts) }
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { name.markup(texts) }
                    h1 { texts("accountability.list") }
                    p(.class("lead")) { texts("accountability.list.lead") }
                    ways(texts)
                }
                if sheets.isEmpty { p { texts("accountability.list.none") } }
                SheetList(sheets).markup(texts)
            }
            if !ofTerritories.isEmpty {
                section(.class("section")) {
                    h2 { texts("accountability.list.territories") }
                    SheetList(ofTerritories).markup(texts, level: 3)
                }
            }
            section(.class("section")) { TakeAway(tableOf: texts) { $0.address(of: "\(of.path)/sheets") }.markup }
        }
        page.summary = texts("accountability.list.lead")
        page.isIndexed = !sheets.isEmpty
        return page
    }

    private func ways(_ texts: Texts) -> Markup {
        p(.class("actions")) {
            if mayWrite {
                a(.class("button main"), .href("\(of.path)/sheets/new")) { texts("accountability.new") }
            }
            if sheets.filter({ $0.thing.visibility == .published }).count > 1 {
                a(.class("button"), .href("\(of.path)/sheets/comparison")) { texts("accountability.compare") }
            }
        }
    }
}

/// Sheets one after the other.
struct SheetList {
    private let sheets: [SheetEntry]

    init(_ sheets: [SheetEntry]) { self.sheets = sheets }

    func markup(_ texts: Texts, level: Int = 2) -> Markup {
        guard !sheets.isEmpty else { return .group([]) }
        return ul(.class("entries plain")) { Markup.group(sheets.map { entry($0, level, texts) }) }
    }

    private func entry(_ entry: SheetEntry, _ level: Int, _ texts: Texts) -> Markup {
        let thing = entry.thing
        let link = a(.href(thing.path), .lang(thing.language, on: texts)) { thing.title }
        let saved = texts("accountability.updated", ["date": texts.date(thing.updatedAt)])
        return li {
            level == 2 ? h2 { link } : h3 { link }
            p(.lang(thing.language, on: texts)) { thing.summary }
            p(.class("note")) {
                if let teller = entry.teller {
                    texts("accountability.by") + " "
                    a(.href(teller.path)) { teller.name }
                    " · "
                }
                thing.visibility == .draft ? texts("accountability.draft") : saved
            }
        }
    }
}
