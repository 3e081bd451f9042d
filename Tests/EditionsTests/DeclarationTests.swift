import Fixtures
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

/// Carriers say which edition they follow; an edition that was passed over says so.
@Suite struct DeclarationTests {
    private static let later = ["forms": ["Une réunion le premier samedi", "Des bacs ou des parcelles"]]
    private static let latest = ["forms": ["Une réunion le premier samedi"]]

    @Test(arguments: Engine.available)
    func `a place from before editions says which one it follows, and what changes after it is all that concerns it`(
        engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, client in
            try await garden.publish(Self.later)
            try await garden.publish(Self.latest)
            try await garden.node.database.write { tx in
                try tx.run("DELETE FROM followed_editions WHERE number = 1")
            }
            let before = try await Visitor(client).open(garden.place)
            let form = try await garden.boris.open("\(garden.place)/editions/new")
            let told = try await garden.boris.submit("\(garden.place)/editions", ["number": "2"])
            let next = try await garden.boris.open("\(garden.place)/editions/3")
            let details: [String] = try await garden.node.database.read { tx in
                try tx.values("SELECT detail FROM audit_entries WHERE act = 'uptake.declared' LIMIT 9")
            }

            #expect(before.says("Ce lieu suit l’édition 1") && before.says("Personne ne l’a encore dit"))
            #expect(form.says("Which edition do you follow?") && form.says("Edition 3, published on"))
            #expect(told.says("This place follows edition 2") && !told.says("Nobody has said so yet"))
            #expect(next.says("From edition 2 to edition 3"))
            #expect(details == ["2"])
        }
    }

    @Test(arguments: Engine.available)
    func `only its carriers say so, of an edition that there is, and nobody undoes what another just said`(
        engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, client in
            try await garden.publish(Self.later)
            let path = "\(garden.place)/editions"
            let eve = try await garden.node.person("Eve", roles: [.administrator], at: client)
            let here = Visitor(client, language: "en")
            await here.setCookie("essaim_session", garden.boris.cookie("essaim_session"))
            try await here.open("\(path)/new")
            try await garden.boris.open("\(path)/new")
            let unknown = try await garden.boris.submit(path, ["number": "9"])
            try await garden.boris.open("\(path)/new")
            let strange = try await garden.boris.submit(path, ["number": "1; DROP"])
            try await garden.boris.open("\(path)/new")
            try await garden.boris.submit(path, ["number": "2"])
            let late = try await here.submit(path, ["number": "1"])
            let token = try #require(try await eve.open(garden.place).forms.first { $0.value("_token") != nil })

            #expect(unknown.status == 422 && unknown.body.contains("id=\"number-error\""))
            #expect(strange.status == 422)
            #expect(late.status == 409)
            #expect(try await Visitor(client).open(garden.place).says("Ce lieu suit l’édition 2"))
            #expect(try await eve.open("\(path)/new").status == 403)
            let sent = try await eve.send(
                path, [PageForm.Field("_token", token.value("_token") ?? ""), PageForm.Field("number", "1")])
            #expect(sent.status == 403)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody goes back before an edition that was answered`(engine: Engine) async throws {
        try await Garden.tend(engine) { garden, _ in
            try await garden.publish(Self.later)
            try await garden.boris.open("\(garden.place)/editions/2")
            try await garden.boris.submit("\(garden.place)/editions/2/following")
            let form = try await garden.boris.open("\(garden.place)/editions/new")
            let back = try await garden.boris.submit("\(garden.place)/editions", ["number": "1"])

            #expect(!form.says("Edition 1, published on"))
            #expect(back.status == 422)
        }
    }

    @Test(arguments: Engine.available)
    func `an edition that was jumped over says where it was answered, and one that was declared, that it was not`(
        engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, client in
            try await garden.publish(Self.later)
            try await garden.publish(Self.latest)
            try await garden.boris.open("\(garden.place)/editions/3")
            try await garden.boris.submit("\(garden.place)/editions/3/following")
            let jumped = try await Visitor(client).open("\(garden.place)/editions/2")
            try await garden.node.database.write { tx in
                try tx.run("DELETE FROM edition_answers WHERE number = 3")
            }
            let declared = try await Visitor(client).open("\(garden.place)/editions/2")
            let first = try await Visitor(client).open("\(garden.place)/editions/1")
            let data = try await Visitor(client).openAsProgram("\(garden.place)/editions/2")

            #expect(jumped.says("Édition 2") && !jumped.says("De l’édition 2 à l’édition 2"))
            #expect(jumped.says("passé directement à l’édition 3"))
            #expect(jumped.links.contains("\(garden.place)/editions/3"))
            #expect(declared.says("n’a pas répondu à celle-ci à part"))
            #expect(declared.links.contains("\(garden.practice)/editions/2/changes?from=1"))
            #expect(first.status == 200 && !first.body.contains("/changes"))
            #expect(data.body.contains("\"isPassed\":true"))
        }
    }

    @Test(arguments: Engine.available)
    func `the heart and the toolkit are answered like any part, and what asks nothing is only named`(
        engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, _ in
            try await garden.publish([
                "toolkit": ["- La charte\n- Une lettre"], "core": ["Décider ensemble"], "need": ["Manger mieux."],
            ])
            let page = try await garden.boris.open("\(garden.place)/editions/2")
            let answered = try await garden.boris.submit(
                "\(garden.place)/editions/2/answers", ["part": "core", "answer": "declined", "reason": "Trop"])
            let over = try await garden.boris.submit("\(garden.place)/editions/2/following")

            #expect(page.says("The toolkit") && page.says("- Une lettre") && page.says("Also rewritten"))
            #expect(page.links.contains("\(garden.practice)/editions/2/changes?from=1#part-need"))
            #expect(answered.says("Declined"))
            #expect(over.says("This replication follows edition 2") && over.says("Trop"))
        }
    }

    @Test(arguments: Engine.available)
    func `each line of the toolkit is taken up, adapted or declined by itself`(engine: Engine) async throws {
        try await Garden.tend(engine) { garden, _ in
            let path = "\(garden.place)/editions/2"
            try await garden.publish(["toolkit": ["- La charte\n- Une lettre\n- Un plan\n- Un contrat"]])
            try await garden.boris.open(path)
            try await garden.boris.submit("\(path)/following")
            try await garden.publish(["toolkit": ["- La charte\n- Une lettre type\n- Un plan\n- Un contrat de prêt"]])
            let next = "\(garden.place)/editions/3"

            let page = try await garden.boris.open(next)
            let one = try await garden.boris.submit(
                "\(next)/answers", ["part": "toolkit-2", "answer": "adapted", "reason": "Nous téléphonons"])
            let other = try await garden.boris.submit(
                "\(next)/answers", ["part": "toolkit-4", "answer": "declined", "reason": "Trop cher"])
            let data = try await garden.boris.openAsProgram(next)

            #expect(page.says("The toolkit, line 2") && page.says("The toolkit, line 4") && !page.says("Un plan"))
            #expect(one.says("Adapted") && one.says("It is noted."))
            #expect(other.says("You now follow this edition."))
            #expect(data.body.contains("\"id\":\"toolkit-2\"") && data.body.contains("Trop cher"))
        }
    }

    @Test(arguments: Engine.available)
    func `a text in which very much changed is answered as a whole, and lines that went by their old place`(
        engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, _ in
            let long = (1...40).map { "- Fiche \($0)" }.joined(separator: "\n")
            try await garden.publish(["toolkit": [long], "action": ["Semer\nArroser\nRécolter"]])
            let whole = try await garden.boris.open("\(garden.place)/editions/2")
            try await garden.boris.submit("\(garden.place)/editions/2/following")
            try await garden.publish(["toolkit": [long], "action": ["Semer\nRécolter"]])
            let gone = try await garden.boris.open("\(garden.place)/editions/3")

            #expect(whole.says("The toolkit") && !whole.says("The toolkit, line"))
            #expect(gone.says("former line 2") && gone.body.contains("id=\"part-action-of-2-2\""))
        }
    }
}
