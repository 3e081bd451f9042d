import Commons
import Markup
import Practices
import Storage
import Web

/// What people of all the places of a practice said, theme by theme: each quote leads to the words that stand around it.
struct VoicesPage: PageModel {
    struct Voice: Encodable, Sendable {
        let quote: String
        let testimony: Thing
        let place: Thing
        let speaker: String
        /// Nil where nobody has read it yet.
        let code: TestimonyCode.ID?
    }

    struct Theme: Encodable, Sendable {
        /// What its list is called on the page.
        let key: String
        let name: String
        let voices: [Voice]
    }

    let practice: Thing
    let themes: [Theme]
    /// Those that nobody has read yet.
    let unread: [Voice]
    /// There are more than are shown.
    let isCut: Bool

    private enum CodingKeys: CodingKey { case practice, themes, unread, isCut }

    private static let most = 500

    init(of practice: Thing, in tx: Transaction) throws {
        self.practice = practice
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT s.thing_id FROM replications r JOIN testimonies s ON s.replication_id = r.thing_id
                JOIN things t ON t.id = s.thing_id JOIN things p ON p.id = r.thing_id
            WHERE r.practice_id = \(practice.id) AND t.visibility = 'published' AND p.visibility = 'published'
            ORDER BY s.thing_id DESC LIMIT \(Self.most + 1)
            """)
        let shown = Array(ids.prefix(Self.most))
        let things = try Thing.find(shown, in: tx)
        let contents = try Testimonies().contents(of: shown, in: tx)
        let places = try Thing.find(Set(contents.values.map(\.replication)).sorted(), in: tx)
        let codes = try TestimonyCode.all(of: shown, limit: Self.most, in: tx)
        func voice(_ id: Thing.ID, _ quote: String?, _ code: TestimonyCode.ID?) -> Voice? {
            guard let thing = things[id], let content = contents[id], let place = places[content.replication] else {
                return nil
            }
            return Voice(
                quote: quote ?? content.summary, testimony: thing, place: place, speaker: content.speaker, code: code)
        }
        themes = Dictionary(grouping: codes, by: \.key).sorted { $0.key < $1.key }.map { key, codes in
            Theme(
                key: key, name: codes.last?.theme ?? "",
                voices: codes.compactMap { voice($0.testimony, $0.quote, $0.id) })
        }
        let read = Set(codes.map(\.testimony))
        unread = shown.filter { !read.contains($0) }.compactMap { voice($0, nil, nil) }
        isCut = ids.count > Self.most
    }

    var isEmpty: Bool { themes.isEmpty && unread.isEmpty }

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
                if isEmpty { p { texts("testimonies.voices.none") } }
                if isCut { p(.class("note")) { texts("testimonies.voices.cut", ["most": texts.number(Self.most)]) } }
            }
            Markup.group(themes.map { list($0, $0.name, texts) })
            if !unread.isEmpty {
                list(Theme(key: "unread", name: "", voices: unread), texts("testimonies.voices.unread"), texts)
            }
        }
        page.summary = texts("testimonies.voices.lead")
        return page
    }

    private func list(_ theme: Theme, _ name: String, _ texts: Texts) -> Markup {
        section(.class("section"), .id(theme.key)) {
            heading(theme, name, texts)
            ul(.class("entries plain")) { Markup.group(theme.voices.map { $0.entry(texts) }) }
        }
    }
}

extension VoicesPage {
    /// A theme is named in the language of those who read it.
    fileprivate func heading(_ theme: Theme, _ name: String, _ texts: Texts) -> Markup {
        guard !theme.name.isEmpty, let language = theme.voices.first?.testimony.language else { return h2 { name } }
        return h2(.lang(language, on: texts)) { name }
    }
}

extension VoicesPage.Voice {
    fileprivate func entry(_ texts: Texts) -> Markup {
        let anchor = code.map { "#quote-\($0.rawValue)" } ?? ""
        return li {
            element("blockquote", .lang(testimony.language, on: texts)) {
                p { a(.href(testimony.path + anchor)) { texts("testimonies.quoted", ["words": quote]) } }
            }
            p(.class("note")) {
                span(.lang(testimony.language, on: texts)) { speaker }
                " · "
                a(.href(place.path), .lang(place.language, on: texts)) { place.title }
            }
        }
    }
}
