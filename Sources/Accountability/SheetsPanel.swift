package import Commons
import Markup
import Storage
import Territories
import Web

/// On the page of what accounts for itself: its latest sheets, and the way to the others.
struct SheetsPanel: Encodable, Sendable {
    let sheets: [SheetEntry]
    private let path: String
    private let mayWrite: Bool

    private enum CodingKeys: CodingKey { case sheets }

    private static let shown = 3

    static let sources =
        SheetSubject.tellers.map { kind in
            PanelSource(on: .thing(kind)) { id, visit, tx in
                guard let id = Thing.ID(rawValue: id), let thing = try Thing.find(id, in: tx) else { return nil }
                let sheets = try SheetEntry.all(of: thing, in: tx)
                let mayWrite = try thing.isInHands(of: visit.viewer, in: tx) && thing.visibility == .published
                return panel(sheets, thing.path, mayWrite)
            }
        } + [
            PanelSource(on: .territory) { id, _, tx in
                guard let territory = try Territory.ID(rawValue: id).flatMap({ try Territory.find($0, in: tx) }) else {
                    return nil
                }
                return panel(try SheetEntry.all(of: territory, in: tx), territory.path, false)
            }
        ]

    private static func panel(_ sheets: [SheetEntry], _ path: String, _ mayWrite: Bool) -> Panel? {
        guard !sheets.isEmpty || mayWrite else { return nil }
        let panel = SheetsPanel(sheets: Array(sheets.prefix(shown)), path: path, mayWrite: mayWrite)
        return Panel("sheets", panel) { $0.view($1) }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("sheets")) { texts("accountability.list") }
            if sheets.isEmpty { p { texts("accountability.list.none") } }
            SheetList(sheets).markup(texts, level: 3)
            p(.class("actions")) {
                if mayWrite {
                    a(.class("button"), .href("\(path)/sheets/new")) { texts("accountability.new") }
                }
                a(.href("\(path)/sheets")) { texts("accountability.all") }
            }
        }
    }
}

/// On the page of sharing: drafts that somebody was asked to read.
struct DraftsPanel: Encodable, Sendable {
    let drafts: [Thing]

    static let source = PanelSource(on: .sharing) { _, visit, tx in
        guard let viewer = visit.viewer else { return nil }
        let drafts = try SheetReader.drafts(for: viewer.id, in: tx)
        guard !drafts.isEmpty else { return nil }
        return Panel("sheets", DraftsPanel(drafts: drafts)) { $0.view($1) }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2 { texts("accountability.reading.waiting") }
            ul(.class("entries plain")) {
                Markup.group(
                    drafts.map { thing in
                        let lang = Attribute.lang(thing.language, on: texts)
                        return li { h3 { a(.href("\(thing.path)/reading"), lang) { thing.title } } }
                    })
            }
        }
    }
}

extension Accountability {
    package static let panels = SheetsPanel.sources + [DraftsPanel.source]
}
