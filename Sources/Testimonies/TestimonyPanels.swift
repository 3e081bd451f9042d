package import Commons
import Markup
import Practices
import Replications
import Storage
import Web

extension Testimonies {
    package static let panels = [PlaceVoicesPanel.source, PracticeVoicesPanel.source]
}

/// On the page of a replication: what people said of it.
struct PlaceVoicesPanel: Encodable, Sendable {
    let testimonies: [Thing]
    private let replication: Thing
    private let mayAdd: Bool

    private enum CodingKeys: CodingKey { case testimonies }

    static let source = PanelSource(on: .thing(.replication)) { id, visit, tx in
        guard let id = Thing.ID(rawValue: id), let replication = try Thing.find(id, in: tx) else { return nil }
        let found = try Testimonies.all(of: id, in: tx)
        let mayAdd = try replication.isInHands(of: visit.viewer, in: tx) && replication.visibility == .published
        guard !found.isEmpty || mayAdd else { return nil }
        let panel = PlaceVoicesPanel(testimonies: found, replication: replication, mayAdd: mayAdd)
        return Panel("testimonies", panel) { $0.view($1) }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("testimonies")) { texts("testimonies.voices") }
            if testimonies.isEmpty { p { texts("testimonies.panel.none") } }
            testimonies.isEmpty
                ? .group([])
                : ul(.class("entries plain")) {
                    Markup.group(
                        testimonies.map { thing in
                            li {
                                h3 { a(.href(thing.path), .lang(thing.language, on: texts)) { thing.title } }
                                p(.lang(thing.language, on: texts)) { thing.summary }
                            }
                        })
                }
            if mayAdd {
                p(.class("actions")) {
                    a(.class("button"), .href("\(replication.path)/testimonies/new")) { texts("testimonies.new") }
                }
            }
        }
    }
}

/// On the page of a practice: the themes that are heard, and the way to the voices.
struct PracticeVoicesPanel: Encodable, Sendable {
    let themes: [String]
    private let practice: Thing

    private enum CodingKeys: CodingKey { case themes }

    static let source = PanelSource(on: .thing(.practice)) { id, _, tx in
        guard let id = Thing.ID(rawValue: id), let practice = try Thing.find(id, in: tx) else { return nil }
        let isAny: Int? = try tx.value(
            """
            SELECT 1 FROM replications r JOIN testimonies s ON s.replication_id = r.thing_id
                JOIN things t ON t.id = s.thing_id JOIN things p ON p.id = r.thing_id
            WHERE r.practice_id = \(id) AND t.visibility = 'published' AND p.visibility = 'published' LIMIT 1
            """)
        guard isAny != nil else { return nil }
        let panel = PracticeVoicesPanel(themes: try TestimonyCode.themes(of: id, in: tx), practice: practice)
        return Panel("testimonies", panel) { $0.view($1) }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("testimonies")) { texts("testimonies.voices") }
            if !themes.isEmpty {
                ul(.class("tags")) {
                    Markup.group(
                        themes.prefix(20).map { theme in
                            li {
                                a(
                                    .href("\(practice.path)/testimonies#\(TestimonyCode.key(of: theme))"),
                                    .lang(practice.language, on: texts)
                                ) { theme }
                            }
                        })
                }
            }
            p { a(.href("\(practice.path)/testimonies")) { texts("testimonies.voices.all") } }
        }
    }
}
