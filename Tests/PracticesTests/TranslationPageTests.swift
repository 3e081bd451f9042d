import Commons
import Fixtures
import HummingbirdTesting
import NodeFixtures
import Practices
import Storage
import Testing
import Web

@Suite struct TranslationPageTests {
    private static let page = "/practices/jardin/translations/en"

    /// A practice that Ada published.
    private func garden(_ ada: Visitor, need: String = "Se nourrir.\n\nSe connaître.") async throws {
        try await ada.open("/practices/new")
        try await ada.submit(
            "/practices", ["title": "Jardin", "need": need], choosing: ["principles": ["On décide ensemble."]])
        try await ada.submit("/practices/jardin/editions")
    }

    /// Sends what stands in the form, with other words in some of its passages.
    private func translate(
        _ visitor: Visitor, _ words: [String: String], opening: Bool = true
    ) async throws -> VisitedPage {
        if opening { try await visitor.open(Self.page) }
        let page = try await visitor.page
        let form = try page.form(to: Self.page)
        let sources = Self.sources(of: page)
        let ids = form.values("paragraph")
        let texts = zip(ids, form.values("text")).map { id, text in words[sources[id] ?? ""] ?? text }
        return try await visitor.submit(Self.page, choosing: ["text": texts])
    }

    /// The original of each passage on a page, by its name.
    private static func sources(of page: VisitedPage) -> [String: String] {
        let passages = page.body.split(separator: "id=\"passage-").dropFirst()
        return passages.reduce(into: [:]) { found, passage in
            let id = String(passage.prefix { $0 != "\"" })
            let start = passage.firstRange(of: "class=\"diff\"")?.upperBound ?? passage.startIndex
            let text = passage[start...].drop { $0 != ">" }.dropFirst()
            found[id] = String(text.prefix { $0 != "<" })
        }
    }

    @Test(arguments: Engine.available)
    func `a practice is translated passage by passage, and exactly what changed is stale`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let reader = Visitor(client, language: "en")
            try await garden(ada)

            let saved = try await translate(
                ada, ["Jardin": "Garden", "Se nourrir.": "To eat.", "Se connaître.": "To meet."])
            let read = try await reader.open("/practices/jardin")
            try await ada.open("/practices/jardin/revisions/new")
            try await ada.submit("/practices/jardin/revisions", ["need": "Se nourrir bien.\n\nSe connaître."])
            let stale = try await reader.open("/practices/jardin")
            let queue = try await ada.open("/translations")

            #expect(saved.status == 200)
            #expect(read.says("Garden") && read.says("To eat.") && read.says("To meet."))
            #expect(read.says("On décide ensemble."))
            #expect(read.says("One passage is not translated yet"))
            #expect(stale.says("One passage of the original has changed since"))
            #expect(stale.body.split(separator: "class=\"aged\"").count == 2)
            #expect(queue.says("1 passage est à revoir"))
        }
    }

    @Test(arguments: Engine.available)
    func `two translators at once lose nothing`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let boris = try await node.person("Boris", at: client)
            try await garden(ada)
            try await boris.open("/practices/jardin/translations")
            try await boris.submit("/practices/jardin/translators")
            let page = try await ada.open("/practices/jardin/translations")
            let admission = try #require(page.forms.first { $0.action.hasSuffix("/admissions") }).action
            try await ada.submit(admission)

            try await ada.open(Self.page)
            try await boris.open(Self.page)
            let first = try await translate(ada, ["Se nourrir.": "To eat."], opening: false)
            let second = try await translate(
                boris, ["Se nourrir.": "Food.", "Se connaître.": "To meet."], opening: false)
            let third = try await translate(boris, [:], opening: false)

            #expect(first.status == 200)
            #expect(second.status == 409)
            #expect(second.says("To eat.") && second.says("Food."))
            #expect(third.status == 200)
            let end = try await ada.open(Self.page)
            #expect(end.says("Food.") && end.says("To meet.") && !end.says("To eat."))
        }
    }

    @Test(arguments: Engine.available)
    func `who neither keeps a page nor was let cannot translate it, and can offer to`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let eve = try await node.person("Eve", at: client)
            try await garden(ada)

            let page = try await eve.open(Self.page)
            let token = try #require(page.forms.compactMap { $0.value("_token") }.first)
            let refused = try await eve.send(
                Self.page,
                [.init("_token", token), .init("revision", "1"), .init("paragraph", "x"), .init("text", "x")])
            try await eve.open("/practices/jardin/translations")
            try await eve.submit("/practices/jardin/translators")
            let offered = try await ada.open("/translations")

            #expect(page.forms.allSatisfy { $0.values("paragraph").isEmpty })
            #expect(refused.status == 403)
            #expect(offered.says("Des personnes proposent de traduire"))
        }
    }

    @Test(arguments: Engine.available)
    func `a translation that is still right is confirmed without being written again`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await garden(ada, need: "Se nourir.")
            _ = try await translate(ada, ["Se nourir.": "To eat."])
            try await ada.open("/practices/jardin/revisions/new")
            try await ada.submit("/practices/jardin/revisions", ["need": "Se nourrir."])
            let stale = try await ada.open("\(Self.page)?show=stale")
            let name = try #require(stale.forms.first { $0.action == Self.page }?.values("paragraph").first)

            let done = try await ada.submit(Self.page, choosing: ["confirmed": [name]])

            #expect(stale.says("La traduction reste juste"))
            #expect(!done.says("est à revoir"))
        }
    }

    @Test(arguments: Engine.available)
    func `what was withdrawn is translated no more, and is in nobody's queue`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await garden(ada)
            _ = try await translate(ada, ["Jardin": "Garden"])
            let page = try await ada.page
            let fields = try page.form(to: Self.page).fields
            try await node.database.write { tx in
                let thing = try Thing.require(.practice, at: "jardin", for: nil, in: tx)
                let author = Authorship(nil, because: "Retirée", at: node.world.now)
                _ = try Practices().show(thing, as: .withdrawn, by: author, in: tx)
            }

            let read = try await Visitor(client).open(Self.page)
            let sent = try await ada.send(Self.page, fields)
            let queue = try await ada.open("/translations")

            #expect(read.status == 410)
            #expect(sent.status == 410)
            #expect(queue.says("Il n’y a rien à traduire"))
        }
    }

    @Test(arguments: Engine.available)
    func `a program reads the passages and saves one of them`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await garden(ada)
            let page = try await ada.open(Self.page)
            let form = try page.form(to: Self.page)
            let token = try #require(form.value("_token"))
            let name = try #require(form.values("paragraph").first)

            let saved = try await ada.send(
                Self.page,
                [
                    .init("_token", token), .init("revision", "1"), .init("paragraph", name), .init("text", "Garden"),
                    .init("edition", ""),
                ])
            let told = try await ada.openAsProgram(Self.page)
            let list = try await ada.openAsProgram("/practices/jardin/translations")

            #expect(saved.status == 303)
            #expect(told.body.contains(#""state":"translated","text":"Garden""#))
            #expect(list.body.contains(#"{"language":"en","missing":3,"stale":0,"translated":1}"#))
        }
    }

    @Test(arguments: Engine.available)
    func `an Arabic translation is laid out from right to left, and hostile Markdown stays text`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await garden(ada)
            let empty = try await ada.open("/practices/jardin/translations/ar")
            let form = try empty.form(to: "/practices/jardin/translations/ar")
            let hostile = "<script>x</script>\n```\n[a](javascript:x)"
            let texts = form.values("paragraph").indices.map { $0 == 0 ? "حديقة" : hostile }
            try await ada.submit(form.action, choosing: ["text": texts])

            let read = try await Visitor(client).open("/practices/jardin?translation=ar")

            #expect(read.body.contains("<h1 lang=\"ar\" dir=\"rtl\">"))
            #expect(!read.body.contains("<script>x") && !read.body.contains("href=\"javascript:"))
            let arabic = try await Visitor(client, language: "ar").open("/practices/jardin")
            #expect(arabic.says("حديقة"))
        }
    }
}
