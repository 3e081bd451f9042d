import Fixtures
import HummingbirdTesting
import NodeFixtures
import Testing
import Web

/// Articles are found, and followed by a feed, by what they are about, by who wrote them and by the language they are in.
@Suite struct NarrowedArticlesTests {
    private static func publish(
        _ title: String, by author: String, in language: String, about theme: String, _ edith: Visitor
    ) async throws {
        try await edith.open("/articles/new")
        try await edith.submit(
            "/articles",
            ["title": title, "text": "Un récit.", "authors": author, "language": language],
            choosing: ["themes": [theme]])
        let slug = title.lowercased().replacing(" ", with: "-")
        try await edith.take(["submit", "accept", "publish"], with: "/articles/\(slug)")
    }

    private static func feed(_ question: String) -> String {
        "/search/news.atom?search=\("/articles?\(question)".percentEncoded)"
    }

    @Test(arguments: Engine.available)
    func `a list and its feed hold the articles of one author, of one language, of one theme`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let edith = try await node.person("Edith", roles: [.editor], at: client)
            try await Self.publish("Une ruche", by: "Ada Lovelace", in: "fr", about: "environment", edith)
            try await Self.publish("Deux bancs", by: "Bo Diallo", in: "en", about: "culture", edith)
            let reader = Visitor(client)

            let list = try await reader.open("/articles")
            #expect(list.says("Par qui Ada Lovelace 1 Bo Diallo 1") && list.says("Langue Anglais 1 Français 1"))
            for question in ["author=Ada%20Lovelace", "language=fr", "theme=environment"] {
                let found = try await reader.open("/articles?\(question)")
                let feed = try await reader.open(Self.feed(question))

                #expect(found.says("Une ruche") && !found.says("Deux bancs"), "\(question)")
                #expect(found.links.contains(Self.feed(question)), "\(question)")
                #expect(feed.status == 200 && feed.body.contains("Une ruche"), "\(question)")
                #expect(!feed.body.contains("Deux bancs"), "\(question)")
            }
        }
    }

    @Test(arguments: Engine.available, ["author=Personne", "language=xx", "author=%3Cscript%3E"])
    func `what nobody wrote finds nothing, in a sentence`(engine: Engine, question: String) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let found = try await Visitor(client).open("/articles?\(question)")

            #expect(found.status == 200 && !found.body.contains("<script>"))
        }
    }
}
