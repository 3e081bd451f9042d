import Fixtures
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

@Suite struct UptakeTests {
    private static let second = [
        "functions": ["Décider ensemble chaque saison", "Cultiver une parcelle commune", "Accueillir les passants"],
        "forms": ["Une réunion le premier samedi", "Des bacs ou des parcelles en pleine terre"],
        "principles": ["Ni pesticide, ni engrais de synthèse"],
    ]

    @Test(arguments: Engine.available)
    func `carriers see only what concerns them, follow what they left as it was, and answer the rest one by one`(
        engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, client in
            try await garden.adapt("Des bacs hauts", "changed 1-6")
            try await garden.adapt("Sans charte", "dropped 1-1")
            try await garden.publish(Self.second)

            let panel = try await Visitor(client).open(garden.place)
            let page = try await garden.boris.open("\(garden.place)/editions/2")
            let followed = try await garden.boris.submit("\(garden.place)/editions/2/following")
            let over = try await garden.boris.submit(
                "\(garden.place)/editions/2/answers", ["part": "1-6", "answer": "adapted", "reason": "Nos **bacs**."])
            let told = try await Visitor(client).open("\(garden.place)/editions/2")

            #expect(panel.says("L’édition 2 a paru. 2 changements concernent ce lieu."))
            #expect(page.says("Before") && page.says("Now") && page.says("Nous faisons Des bacs hauts."))
            #expect(page.body.contains("<ins>") && !page.body.contains("synthèse"))
            #expect(page.says("One more change touches a part that you left out."))
            #expect(followed.says("Taken up") && followed.says("It is noted."))
            #expect(over.says("You now follow this edition."))
            #expect(told.says("Adapté") && told.body.contains("<strong>bacs</strong>"))
            #expect(try await Visitor(client).open(garden.place).says("Ce lieu suit l’édition 2"))
        }
    }

    @Test(arguments: Engine.available)
    func `leaving or adapting a change asks for a reason, and nothing typed is lost`(engine: Engine) async throws {
        try await Garden.tend(engine) { garden, _ in
            try await garden.publish(Self.second)
            try await garden.boris.open("\(garden.place)/editions/2")
            let path = "\(garden.place)/editions/2/answers"

            let without = try await garden.boris.submit(path, ["part": "1-2", "answer": "declined", "reason": " "])
            try await garden.boris.open("\(garden.place)/editions/2")
            let strange = try await garden.boris.submit(
                path, ["part": "9-9", "answer": "burnt", "reason": "Parce que"])
            try await garden.boris.open("\(garden.place)/editions/2")
            let same = try await garden.boris.submit(path, ["part": "1-3", "answer": "taken-up"])

            #expect(without.status == 422 && without.says("Say in a few words why"))
            #expect(without.body.contains("value=\"declined\" checked"))
            #expect(strange.status == 422)
            #expect(same.status == 422 && same.says("does not concern you"))
        }
    }

    @Test(arguments: Engine.available)
    func `only its carriers answer for a place: no stranger, no steward, nobody who left`(engine: Engine) async throws {
        try await Garden.tend(engine) { garden, client in
            try await garden.publish(Self.second)
            let path = "\(garden.place)/editions/2"
            let editor = try await garden.node.person("Eve", roles: [.administrator], at: client)
            try await garden.boris.open(path)
            try await garden.node.database.write { tx in
                try tx.run(
                    """
                    DELETE FROM keepers WHERE thing_id IN (SELECT id FROM things WHERE slug = 'jardin-a-mende')
                    """)
            }

            let left = try await garden.boris.submit("\(path)/answers", ["part": "1-2", "answer": "taken-up"])

            #expect(left.status == 403)
            for visitor in [garden.ada, editor, Visitor(client)] {
                let page = try await visitor.open(path)
                #expect(page.status == 403)
            }
            let count: Int? = try await garden.node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM edition_answers")
            }
            #expect(count == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `an edition that appears while another is answered loses nothing and is said`(engine: Engine) async throws {
        try await Garden.tend(engine) { garden, _ in
            try await garden.publish(Self.second)
            try await garden.boris.open("\(garden.place)/editions/2")
            try await garden.boris.submit(
                "\(garden.place)/editions/2/answers", ["part": "1-2", "answer": "declined", "reason": "Trop souvent"])
            try await garden.publish(["forms": ["Une réunion le premier samedi"]])

            let second = try await garden.boris.open("\(garden.place)/editions/2")
            try await garden.boris.submit("\(garden.place)/editions/2/following")
            let third = try await garden.boris.open("\(garden.place)/editions/3")
            try await garden.boris.submit("\(garden.place)/editions/3/following")
            let late = try await garden.boris.open(garden.place)

            #expect(second.says("Edition 3 appeared meanwhile") && second.says("Trop souvent"))
            #expect(third.says("From edition 2 to edition 3"))
            #expect(late.says("This place follows edition 3"))
            #expect(try await garden.boris.open("\(garden.place)/editions/2").says("Trop souvent"))
        }
    }

    @Test(arguments: Engine.available)
    func `what was said of an edition stays once it is followed`(engine: Engine) async throws {
        try await Garden.tend(engine) { garden, client in
            try await garden.publish(Self.second)
            let path = "\(garden.place)/editions/2"
            let here = Visitor(client, language: "en")
            await here.setCookie("essaim_session", garden.boris.cookie("essaim_session"))
            try await here.open(path)
            try await garden.boris.open(path)
            try await garden.boris.submit("\(path)/following")

            let late = try await here.submit("\(path)/answers", ["part": "1-2", "answer": "taken-up"])

            #expect(late.status == 409 && late.says("already"))
        }
    }

    @Test(arguments: Engine.available)
    func `a place that starts now follows the newest edition, and one from before edition 1`(
        engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, client in
            try await garden.publish(Self.second)
            try await garden.boris.open("/replications/new?practice=jardin&territory=Occitanie&carrier=")
            let new = try await garden.boris.submit("/replications", ["title": "Au nord", "state": "preparing"])
            try await garden.node.database.write { tx in
                try tx.run("DELETE FROM followed_editions WHERE number = 1")
            }

            #expect(new.says("This place follows edition 2"))
            #expect(try await Visitor(client).open(garden.place).says("Ce lieu suit l’édition 1"))
        }
    }

    @Test(arguments: Engine.available)
    func `carriers get one letter in their language when an edition appears`(engine: Engine) async throws {
        try await Garden.tend(engine) { garden, _ in
            try await garden.publish(Self.second)
            try await garden.node.keepPromises()
            try await garden.node.keepPromises()

            let letters: [String] = try await garden.node.database.read { tx in
                try tx.values(
                    "SELECT subject || ' ' || text FROM letters WHERE recipient = 'boris@example.org' LIMIT 9")
            }
            let news = letters.filter { $0.contains("Jardin") }

            #expect(news.count == 1)
            #expect(news.first?.contains("edition 2 has appeared") == true)
            #expect(news.first?.contains("\(garden.place)/editions/2") == true)
        }
    }
}
