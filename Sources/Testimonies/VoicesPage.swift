import Commons
import Markup
import Practices
import Storage
import Web

/// What people of all the places of a practice said, theme by theme.
struct VoicesPage: PageModel {
    let practice: Thing
    let voices: Voices

    private enum CodingKeys: CodingKey { case practice }

    init(of practice: Thing, in tx: Transaction) throws {
        self.practice = practice
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT s.thing_id FROM replications r JOIN testimonies s ON s.replication_id = r.thing_id
                JOIN things t ON t.id = s.thing_id JOIN things p ON p.id = r.thing_id
            WHERE r.practice_id = \(practice.id) AND t.visibility = 'published' AND p.visibility = 'published'
            ORDER BY s.thing_id DESC LIMIT \(Voices.most + 1)
            """)
        voices = try Voices(ids, in: tx)
    }

    func encode(to encoder: any Encoder) throws {
        try voices.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(practice, forKey: .practice)
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("testimonies.voices.title", ["practice": practice.title])) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        a(.href(practice.path), .lang(practice.language, on: texts)) { practice.title }
                    }
                    h1 { texts("testimonies.voices") }
                    p(.class("lead")) { texts("testimonies.voices.lead") }
                    p(.class("note")) { texts("testimonies.never") }
                }
                if voices.isEmpty { p { texts("testimonies.voices.none") } }
            }
            voices.markup(texts)
        }
        page.summary = texts("testimonies.voices.lead")
        return page
    }
}
