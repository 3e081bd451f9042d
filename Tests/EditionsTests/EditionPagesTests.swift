import Fixtures
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing

@Suite struct EditionPagesTests {
    @Test(arguments: Engine.available)
    func `an edition is compared with the one before, line by line and word by word`(engine: Engine) async throws {
        try await Garden.tend(engine) { garden, client in
            try await garden.publish([
                "functions": ["Décider ensemble", "Accueillir les passants et les écoles", "Transmettre les savoirs"]
            ])

            let page = try await Visitor(client).open("\(garden.practice)/editions/2/changes")
            let back = try await Visitor(client).open("\(garden.practice)/editions/1/changes?from=2")
            let data = try await Visitor(client).openAsProgram("\(garden.practice)/editions/2/changes")

            #expect(page.body.contains("<ins>") && page.body.contains("<del>") && page.says("Transmettre les savoirs"))
            #expect(page.says("Cultiver une parcelle commune") && page.says("3 parties ont changé"))
            #expect(page.says("4 parties n’ont pas changé"))
            #expect(back.says("Transmettre les savoirs") && back.status == 200)
            #expect(data.body.contains("\"outcome\":\"changed\"") && data.body.contains("\"outcome\":\"removed\""))
        }
    }

    @Test(arguments: Engine.available)
    func `the toolkit is compared line by line, and every other text of the practice too`(
        engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, client in
            try await garden.publish([
                "toolkit": ["- La charte\n- Une lettre\n- Un plan\n- Un contrat"], "core": ["Décider ensemble"],
                "need": ["Se retrouver."], "free": ["Les horaires."], "money": ["200 euros"],
            ])
            try await garden.publish([
                "toolkit": ["- La charte\n- Une lettre\n- Un plan\n- Un contrat de prêt"],
                "core": ["Décider ensemble, chaque saison"], "need": ["Se retrouver, et manger."],
                "free": ["Les horaires."], "money": ["200 euros"],
            ])

            let first = try await Visitor(client).open("\(garden.practice)/editions/2/changes")
            let page = try await Visitor(client).open("\(garden.practice)/editions/3/changes")
            let data = try await Visitor(client).openAsProgram("\(garden.practice)/editions/3/changes")
            let itself = try await Visitor(client).open("\(garden.practice)/editions/1/changes")

            #expect(first.says("5 parties ont changé") && first.says("Ce qui est libre") && first.says("De l’argent"))
            #expect(page.says("3 parties ont changé") && page.says("2 lignes inchangées") && page.says("- Un plan"))
            #expect(page.says("Le besoin") && !page.says("Ce qui est libre"))
            #expect(page.body.contains("id=\"part-toolkit\"") && page.body.contains("de prêt"))
            #expect(data.body.contains("\"id\":\"toolkit\"") && data.body.contains("\"id\":\"need\""))
            #expect(itself.status == 200 && itself.says("rien à comparer") && !itself.says("De l’édition 1 à"))
        }
    }

    @Test(arguments: Engine.available)
    func `an edition that is not there, or no number, is missing`(engine: Engine) async throws {
        try await Garden.tend(engine) { garden, client in
            for path in ["editions/2/changes", "editions/1/changes?from=9", "editions/x/changes", "editions/0"] {
                let page = try await Visitor(client).open("\(garden.practice)/\(path)")
                #expect(page.status == 404, "\(path)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the list goes on page by page, and any edition is found by its number`(engine: Engine) async throws {
        try await Garden.tend(engine) { garden, client in
            try await garden.node.database.write { tx in
                for number in 2...130 {
                    try tx.run(
                        """
                        INSERT INTO editions (practice_id, number, revision, published_at)
                        SELECT id, CAST(\(number) AS BIGINT), 1, 0 FROM things WHERE slug = 'jardin'
                        """)
                }
            }
            let visitor = Visitor(client)

            let first = try await visitor.open("\(garden.practice)/editions")
            let second = try await visitor.open("\(garden.practice)/editions?before=81")

            #expect(first.says("Édition 130") && !first.says("Édition 80 "))
            #expect(first.body.contains("?before=81") && second.says("Édition 80"))
            #expect(try await visitor.open("\(garden.practice)/editions/7").says("Édition 7"))
            #expect(try await visitor.open("\(garden.practice)/editions/7/changes").status == 200)
        }
    }

    @Test(arguments: Engine.available)
    func `of two who publish at once one makes an edition, and the other is told`(engine: Engine) async throws {
        try await Garden.tend(engine) { garden, client in
            try await garden.ada.open("\(garden.practice)/revisions/new")
            try await garden.ada.submit("\(garden.practice)/revisions", ["summary": "Ensemble"])
            let here = Visitor(client)
            await here.setCookie("essaim_session", garden.ada.cookie("essaim_session"))
            try await here.open(garden.practice)

            async let one = garden.ada.submit("\(garden.practice)/editions")
            async let other = here.submit("\(garden.practice)/editions")
            let statuses = [try await one.status, try await other.status].sorted()
            let count: Int? = try await garden.node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM editions")
            }

            #expect(statuses == [200, 409])
            #expect(count == 2)
        }
    }
}
