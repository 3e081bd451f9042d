import Fixtures
import HTTPTypes
import NodeFixtures
import Testing

/// A label is decided on few principles: the eighth is refused wherever it comes in, and it is said why.
@Suite struct CharterTests {
    private static let eight = (1...8).map { "Principe numéro \($0)" }

    @Test(arguments: Engine.available)
    func `the eighth principle is refused to people and to programs, with the reason`(_ engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let form = try await ada.open("/practices/new").form(to: "/practices")
            let fields =
                form.fields.filter { $0.name != "principles" } + Self.eight.map { PageForm.Field("principles", $0) }
                + [PageForm.Field("title", "Trop")]
            let page = try await ada.send("/practices", fields)
            let program = try await ada.send("/practices", fields, headers: [.accept: "application/json"])

            #expect(page.status == 422 && page.says(Self.reason) && page.body.contains("Principe numéro 8"))
            #expect(program.status == 422 && program.body.contains("Sept principes au plus"))
            #expect(program.body.contains("\"principles\""))
        }
    }

    @Test(arguments: Engine.available)
    func `a practice without a charter grants no label, and says what is missing`(_ engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/practices/new")
            try await ada.submit("/practices", ["title": "Jardin"])
            try await ada.submit("/practices/jardin/editions")
            try await ada.open("/replications/new?practice=jardin&territory=Mende&carrier=")
            try await ada.submit("/replications", ["title": "Jardin à Mende", "state": "running"])

            let page = try await ada.open("/replications/jardin-a-mende/labels/new")

            #expect(page.status == 409 && page.says("La charte de cette pratique n’a pas encore de principe"))
        }
    }

    private static let reason = "Sept principes au plus"
}
