import Commons
import Fixtures
import Hummingbird
import HummingbirdTesting
import Markup
import Storage
import Territories
import Testing
import Web

@Suite(.serialized) struct TerritoryPagesTests {
    @Test(arguments: Engine.available)
    func `the page of a commune says where it stands and how many people live there`(engine: Engine) async throws {
        try await visit(engine) { visitor in
            let page = try await visitor.open("/territories/mende-fr-cog-48095")

            #expect(page.status == 200)
            #expect(page.says("Mende"))
            #expect(page.says("France Occitanie Lozère"))
            #expect(page.says("Communauté de communes Coeur de Lozère"))
            #expect(page.says("population municipale en vigueur en 2020"))
            #expect(page.says("de 10 000 à 49 999 habitants"))
            #expect(page.says("code officiel géographique 2024"))
            #expect(page.links.contains("/territories/lozere-fr-48"))
        }
    }

    @Test(arguments: Engine.available)
    func `it shows what other rooms tell of it, and the territories most like it with the reason`(
        engine: Engine
    ) async throws {
        try await visit(engine) { visitor in
            let page = try await visitor.open("/territories/mende-fr-cog-48095")

            #expect(page.says("Here is FR-COG-48095"))
            #expect(page.says("Les territoires qui lui ressemblent le plus"))
            #expect(page.says("Comment cette ressemblance est-elle calculée ?"))
            #expect(page.says("communauté de communes de"))
            #expect(page.says("valeur locative moyenne de"))
            #expect(page.says("recensement des éléments d’imposition, 2022"))
        }
    }

    @Test(arguments: Engine.available)
    func `a program reads the same as JSON`(engine: Engine) async throws {
        try await visit(engine) { visitor in
            let page = try await visitor.openAsProgram("/territories/mende-fr-cog-48095")

            #expect(page.headers[.contentType] == "application/json")
            #expect(page.body.contains(#""id":"FR-COG-48095""#))
            #expect(page.body.contains(#""positionPrecision":"exact""#))
            #expect(page.body.contains(#""distance":"#))
        }
    }

    @Test(
        arguments: Engine.available,
        [
            ("/territories/RE", "/territories/la-reunion-fr-re"),
            ("/territories/FR-COG-48095", "/territories/mende-fr-cog-48095"),
        ]
    )
    func `other names of a territory lead to its address`(
        engine: Engine, case: (from: String, to: String)
    ) async throws {
        try await visit(engine) { visitor in
            let answer = try await visitor.openAsProgram(`case`.from)

            #expect(answer.status == 301)
            #expect(answer.headers[.location] == `case`.to)
        }
    }

    @Test(
        arguments: Engine.available,
        [
            "/territories/nowhere", "/territories/%FF", "/territories/lozere-fr-48/parts",
            "/territories/lozere-fr-48/parts?echelon=moon",
        ]
    )
    func `what is not there is missing`(engine: Engine, path: String) async throws {
        try await visit(engine) { visitor in
            let answer = try await visitor.open(path)

            #expect(answer.status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `a department lists its communes page by page`(engine: Engine) async throws {
        try await visit(engine) { visitor in
            let first = try await visitor.open("/territories/aisne-fr-02/parts?echelon=commune")
            let next = try #require(first.links.first { $0.contains("after=") })
            let second = try await visitor.open(next)

            #expect(first.says("798 communes : Aisne"))
            #expect(Set(first.links).isDisjoint(with: second.links.filter { $0.hasSuffix("-fr-cog-02001") }))
            #expect(second.status == 200)
        }
    }

    @Test(arguments: Engine.available)
    func `one begins with a name, with a region or with a country`(engine: Engine) async throws {
        try await visit(engine) { visitor in
            let start = try await visitor.open("/territories")
            let found = try await visitor.submit("/territories", ["q": "saint-denis"])

            #expect(start.links.contains("/territories/occitanie-fr-occ"))
            #expect(start.links.contains("/territories/allemagne-de"))
            #expect(found.says("commune · Seine-Saint-Denis"))
        }
    }

    @Test(arguments: Engine.available)
    func `a field that suggests reads names with what tells them apart`(engine: Engine) async throws {
        try await visit(engine) { visitor in
            let answer = try await visitor.openAsProgram("/territories/suggestions?q=mend")

            #expect(answer.body.hasPrefix(#"[{"detail":"commune · Lozère · 12"#))
        }
    }

    @Test func `a node without territories says how to get them`() async throws {
        let database = try await Engine.sqlite.database(Territories.migrations)

        try await app(over: database).test(.router) { client in
            let page = try await Visitor(client).open("/territories")

            #expect(page.says("essaim territories import"))
        }
    }

    @Test(arguments: Engine.available)
    func `an English page is in English`(engine: Engine) async throws {
        try await visit(engine, language: "en") { visitor in
            let page = try await visitor.open("/territories/allemagne-de")

            #expect(page.says("Germany"))
            #expect(page.says("We do not know the population of this territory"))
        }
    }

    private func visit(
        _ engine: Engine, language: String = "fr", _ journey: @Sendable @escaping (Visitor) async throws -> Void
    ) async throws {
        let database = try await OfficialCommons.database(on: engine)
        try await app(over: database).test(.router) { client in
            try await journey(Visitor(client, language: language))
        }
    }

    private func app(over database: Database) throws -> some ApplicationProtocol {
        var catalog = TextCatalog()
        for room in ["Web", "Commons", "Territories"] { try catalog.add(Resources.of(room)) }
        let surroundings = WebSurroundings(
            world: .fixed(), catalog: catalog, formKey: Array(repeating: 7, count: 32), authenticate: { _ in nil },
            site: { Site() })
        let here = PanelSource(on: .territory) { id, _, _ in
            Panel("here", id) { id, _ in p { "Here is \(id)" } }
        }
        let routes = TerritoryRoutes(database: database, panels: Panels([here])).routes
        return Application(router: WebRouter(surroundings).router(routes, assets: []))
    }
}
