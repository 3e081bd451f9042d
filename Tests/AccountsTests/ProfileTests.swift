import Fixtures
import Mail
import Storage
import Testing
import Web

@testable import Accounts

@Suite struct ProfileTests {
    @Test(arguments: Engine.available)
    func `a person presents themselves`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let ada = Visitor(client)
            try await ada.signIn("ada@example.org")
            let page = try await ada.answer(
                "/profile/presentation",
                ["name": "Ada L.", "language": "en", "biography": "Je *calcule* <b>beaucoup</b>."])

            #expect(page.says("Ada L.") && page.says("Your presentation is saved."))
            #expect(page.body.contains("<em>calcule</em>") && !page.body.contains("<b>"))
            #expect(
                try await ada.open("/profile/presentation").form(to: "/profile/presentation").value("language") == "en")
        }
        #expect(try await node.account("ada@example.org")?.language == .en)
    }

    @Test(arguments: Engine.available)
    func `a new password asks for the present one, and signs other devices out`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let (ada, elsewhere) = (Visitor(client), Visitor(client))
            try await ada.signIn("ada@example.org")
            try await elsewhere.signIn("ada@example.org")
            let wrong = try await ada.answer(
                "/profile/password", ["password": "quatre poires", "newPassword": "cinq prunes au sirop"])
            let right = try await ada.answer(
                "/profile/password", ["password": SmallNode.password, "newPassword": "cinq prunes au sirop"])

            #expect(wrong.status == 422 && wrong.says("Ce n’est pas votre mot de passe actuel."))
            #expect(right.path == "/profile" && right.says("Votre mot de passe est enregistré."))
            #expect(try await elsewhere.open("/profile").path.hasPrefix("/session/new"))
            #expect(try await Visitor(client).signIn("ada@example.org", "cinq prunes au sirop").says("Ada"))
        }
        #expect(try await node.letters(to: "ada@example.org").map(\.subject) == ["Votre mot de passe a changé"])
    }

    @Test(arguments: Engine.available)
    func `guessing the present password is slowed down`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let ada = Visitor(client)
            try await ada.signIn("ada@example.org")
            var statuses: [Int] = []
            for _ in 0..<11 {
                let entry = ["password": "quatre poires", "newPassword": "cinq prunes au sirop"]
                statuses.append(try await ada.answer("/profile/password", entry).status)
            }
            #expect(statuses == [Int](repeating: 422, count: 10) + [429])
        }
    }

    @Test(arguments: Engine.available)
    func `the address changes once a letter to the new one was read`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let ada = Visitor(client)
            try await ada.signIn("ada@example.org")
            let entry = ["email": "ada@new.example", "password": SmallNode.password]
            let asked = try await ada.answer("/profile/email", entry)
            let before = try await node.account("ada@example.org")
            let done = try await ada.answer(try await node.link(to: "ada@new.example"))

            #expect(asked.says("Un message vient de partir vers la nouvelle adresse."))
            #expect(before != nil)
            #expect(done.says("Votre nouvelle adresse est enregistrée.") && done.says("ada@new.example"))
            #expect(try await Visitor(client).signIn("ada@new.example").says("Ada"))
        }
        #expect(try await node.account("ada@example.org") == nil)
        #expect(try await node.letters(to: "ada@example.org").map(\.subject) == ["Votre adresse a changé"])
    }

    @Test(arguments: Engine.available)
    func `asking for somebody else's address tells nothing and changes nothing`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")
        try await node.person("bob@example.org", name: "Bob")

        try await node.open { client in
            let ada = Visitor(client)
            try await ada.signIn("ada@example.org")
            let free = try await ada.answer(
                "/profile/email", ["email": "free@example.org", "password": SmallNode.password])
            let taken = try await ada.answer(
                "/profile/email", ["email": "bob@example.org", "password": SmallNode.password])

            #expect(free.text == taken.text && free.status == taken.status)
        }
        #expect(try await node.letters(to: "bob@example.org").map(\.subject) == ["Cette adresse a déjà un compte"])
    }

    @Test(arguments: Engine.available)
    func `an address taken in the meantime is not taken twice`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")

        try await node.open { client in
            let ada = Visitor(client)
            try await ada.signIn("ada@example.org")
            try await ada.answer("/profile/email", ["email": "both@example.org", "password": SmallNode.password])
            let link = try await node.link(to: "both@example.org")
            try await node.person("both@example.org", name: "Bob")

            #expect(try await ada.answer(link).status == 409)
        }
        #expect(try await node.account("both@example.org")?.name == "Bob")
    }

    @Test(arguments: Engine.available)
    func `a person sees where they are signed in, and ends it`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        try await node.person("ada@example.org")
        try await node.person("bob@example.org", name: "Bob")

        try await node.open { client in
            let (ada, phone, library, bob) = (Visitor(client), Visitor(client), Visitor(client), Visitor(client))
            for visitor in [ada, phone, library] { try await visitor.signIn("ada@example.org") }
            try await bob.signIn("bob@example.org")
            let page = try await ada.open("/profile/sessions")
            let endings = page.forms.map(\.action).filter { $0.hasPrefix("/profile/sessions/") }
            let one = try required(endings.first { $0 != "/profile/sessions/endings" })

            #expect(page.says("C’est l’appareil que vous utilisez."))
            #expect(endings.count == 3)
            let proof = try await bob.open("/profile").form(to: "/session/ending").fields.filter { $0.name == "_token" }
            try await bob.send(one, proof)
            #expect(try await ada.open("/profile/sessions").forms.map(\.action).contains(one), "not Bob's to end")
            #expect(try await ada.submit(one).says("L’appareil est déconnecté."))
            try await ada.submit("/profile/sessions/endings")
            #expect(try await ada.open("/profile").says("Ada Lovelace"))
            for visitor in [phone, library] {
                #expect(try await visitor.open("/profile").path.hasPrefix("/session/new"))
            }
            #expect(try await bob.open("/profile").says("Bob"))
        }
    }

    @Test(arguments: Engine.available)
    func `an account has at most thirty sessions`(engine: Engine) async throws {
        let node = try await SmallNode(on: engine)
        let ada = try await node.person("ada@example.org")

        for _ in 0..<32 {
            node.clock.advance(by: .seconds(1))
            try await node.database.write { tx in
                _ = try Session.start(for: ada, on: Device(userAgent: nil), world: node.world, in: tx)
            }
        }

        let count = try await node.database.read { tx in
            try Session.all(of: ada.id, at: node.clock.now, in: tx).count
        }
        #expect(count == 30)
    }

    @Test(arguments: [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Linux"
        ),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36",
            "Chrome, Android"
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1",
            "Safari, iPhone"
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Edge, Windows"
        ),
        ("<script>alert(1)</script>", ""),
    ])
    func `a device is named, and nothing finer is kept`(userAgent: String, name: String) {
        #expect(Device(userAgent: userAgent).name == name)
    }
}
