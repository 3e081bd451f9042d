import Fixtures
import NodeFixtures
import Storage
import Testing
import Web

/// Who is named to whom, who may do what, and what happens when somebody leaves or two act at once.
@Suite struct LabelPeopleTests {
    @Test(arguments: Engine.available)
    func `a visitor is named in public only when they agreed to it, in every form of the page`(
        _ engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.ask()
            try await orchard.name(["Bo", "Cy", "Di"], to: label)
            let before = try await orchard.ada.open(label)
            try await orchard.agree(orchard.bo, to: label, beingShown: true)
            try await orchard.agree(orchard.cy, to: label)

            for address in [label, "\(label).json", "\(label).jsonld", "/labels", "/labels.csv"] {
                let page = try await orchard.passer.open(address)
                #expect(page.status == 200, "\(address)")
                #expect(!page.body.contains("Cy") && !page.body.contains("Verger de Di"), "\(address)")
            }
            let open = try await orchard.passer.open(label)
            let carried = try await orchard.ada.open(label)
            let lent = try await orchard.stan.open(label)
            #expect(open.says("Bo") && open.says("Verger de Bo"))
            #expect(open.says("Une personne d’une autre implantation"))
            #expect(!before.says("Verger de Bo"), "whoever is asked is free to say no, unseen")
            #expect(carried.says("Verger de Cy") && !carried.says("Verger de Di"))
            #expect(lent.says("Verger de Di"))
        }
    }

    @Test(arguments: Engine.available)
    func `what is found is read by nobody else before it is handed in`(_ engine: Engine) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.ask()
            try await orchard.name(["Bo", "Cy"], to: label)
            try await orchard.agree(orchard.bo, to: label)
            try await orchard.bo.open("\(label)/findings/1/new")
            try await orchard.bo.submit(
                "\(label)/findings/1", ["finding": "missing", "evidence": "Personne ne décide avec personne."])
            let alone = try await orchard.say("", "report", at: "reports", on: label, by: orchard.bo)
            try await orchard.agree(orchard.cy, to: label)
            let open = try await orchard.say("", "report", at: "reports", on: label, by: orchard.cy)

            #expect(alone.status == 409 && alone.says("Une visite se rend à deux au moins"))
            #expect(open.status == 409 && open.says("Il reste à dire ce qui a été vu : principe 2, 3."))
            for reader in [orchard.passer, orchard.ada, orchard.stan] {
                #expect(try await !reader.open(label).says("Personne ne décide avec personne."))
                #expect(try await !reader.open("\(label).json").body.contains("Personne ne décide"))
            }
            #expect(try await orchard.cy.open(label).says("Personne ne décide avec personne."))
        }
    }

    @Test(arguments: Engine.available)
    func `two visitors who write about one principle at once: the second is told, and loses nothing`(
        _ engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.ask()
            try await orchard.name(["Bo", "Cy"], to: label)
            try await orchard.agree(orchard.bo, to: label)
            try await orchard.agree(orchard.cy, to: label)
            let address = "\(label)/findings/2"
            for visitor in [orchard.bo, orchard.cy] { try await visitor.open("\(address)/new") }
            try await orchard.bo.submit(address, ["finding": "honoured", "evidence": "La caisse est vide."])
            let late = try await orchard.cy.submit(address, ["finding": "partly", "evidence": "On vend le miel."])
            let saved = try await orchard.cy.submit(address)

            #expect(late.status == 409 && late.body.contains("On vend le miel."))
            #expect(late.says("Une autre personne de la visite a écrit entre-temps."))
            #expect(saved.says("On vend le miel.") && !saved.says("La caisse est vide."))
        }
    }

    @Test(arguments: Engine.available)
    func `two stewards decide at once: there is one decision, and the other is told`(_ engine: Engine) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.visited(["honoured", "partly", "honoured"])
            let uma = try await orchard.secondSteward("Uma")
            for steward in [orchard.stan, uma] { try await steward.open("\(label)/decisions/new") }

            async let granted = orchard.stan.submit(
                "\(label)/decisions", ["outcome": "granted", "until": "2028-01-01", "reason": "C’est bien ainsi."])
            async let refused = uma.submit(
                "\(label)/decisions", ["outcome": "refused", "reason": "Ce n’est pas assez."],
                choosing: ["missing": ["2"]])
            let answers = try await [granted, refused]

            #expect(answers.map(\.status).sorted() == [200, 409])
            let late = try #require(answers.first { $0.status == 409 })
            #expect(late.says("Le label est accordé.") || late.says("Le label est refusé.") || late.says("entre-temps"))
            let decisions: Int? = try await orchard.node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM label_events WHERE act IN ('grant', 'refuse')")
            }
            #expect(decisions == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a visitor who declines, or leaves for good, is replaced, and the visit says so`(
        _ engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.ask()
            try await orchard.name(["Bo", "Cy"], to: label)
            try await orchard.agree(orchard.bo, to: label, beingShown: true)
            try await orchard.say("Trop loin.", "leave", at: "departures", on: label, by: orchard.cy)
            let short = try await orchard.passer.open(label)
            try await orchard.name(["Di"], to: label)
            try await orchard.leaveForGood(orchard.bo)
            let left = try await orchard.passer.open(label)
            let replaced = try await orchard.name(["Cy"], to: label)

            #expect(short.says("Il manque quelqu’un à la visite") && short.says("Trop loin."))
            #expect(left.says("Une personne partie") && left.says("a cessé de visiter"))
            #expect(!left.body.contains("Verger de Bo") && left.says("Il manque quelqu’un à la visite"))
            #expect(replaced.says("Les personnes choisies reçoivent une lettre."))
        }
    }

    @Test(arguments: Engine.available)
    func
        `a carrier who leaves during a visit takes nothing along: the label stays until its date, and the page says so`(
            _ engine: Engine
        ) async throws
    {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.visited(["honoured", "honoured", "honoured"])
            try await orchard.grant(label)
            try await orchard.ada.open("\(orchard.replication)/keepers")
            try await orchard.ada.submit("\(orchard.replication)/departures")
            let page = try await orchard.passer.open(label)
            let former = try await orchard.ada.open("\(orchard.replication)/labels/new")

            #expect(page.says("Plus personne ne porte cette implantation") && page.says("Porte le label jusqu’au"))
            #expect(former.status == 403)
            #expect(try await orchard.passer.open(orchard.replication).says("Porte le label de"))
        }
    }

    @Test(arguments: Engine.available)
    func `nobody decides on what they carry or visited, and nobody else does anything`(_ engine: Engine) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.visited(["honoured", "honoured", "honoured"])
            let boss = try await orchard.node.person(
                "Boss", roles: [.administrator, .editor, .moderator], at: orchard.client)
            let carriers = try await orchard.ada.open("\(label)/decisions/new")
            try await orchard.invite(orchard.bo, to: "/practices/jardin", by: orchard.stan)
            try await orchard.invite(orchard.ada, to: "/practices/jardin", by: orchard.stan)
            let visitors = try await orchard.bo.open("\(label)/decisions/new")
            let both = try await orchard.ada.open("\(label)/decisions/new")

            #expect(carriers.status == 403 && carriers.says("Seules les personnes dont c’est le nom"))
            #expect(visitors.status == 403 && visitors.says("Vous avez fait cette visite"))
            #expect(both.status == 403 && both.says("Vous portez cette implantation"))
            #expect(try await orchard.ada.open(label).says("une autre personne décide de son label"))
            for path in ["decisions/new", "visitors/new", "findings/1/new"] {
                #expect(try await boss.open("\(label)/\(path)").status == 403, "\(path)")
            }
            #expect(try await boss.open("\(orchard.replication)/labels/new").status == 403)
            #expect(try await orchard.passer.open("\(label)/decisions/new").path.hasPrefix("/session/new"))
        }
    }

    @Test(arguments: Engine.available)
    func `nonsense in every form is answered with a sentence, and nothing is done`(_ engine: Engine) async throws {
        try await Orchard.on(engine) { orchard in
            try await orchard.ada.open("\(orchard.replication)/labels/new")
            let asked = try await orchard.ada.submit("\(orchard.replication)/labels", ["issuer": "<script>"])
            let label = try await orchard.ask()
            let nobody = try await orchard.name([], to: label)
            let one = try await orchard.name(["Bo"], to: label)
            try await orchard.stan.open("\(label)/visitors/new")
            let strange = try await orchard.stan.submit(
                "\(label)/visitors", choosing: ["visitors": ["ada", "'; DROP TABLE labels", "x"]])
            try await orchard.stan.open("\(label)/visitors/new?from=/replications/nowhere")
            let nowhere = try await orchard.stan.page
            try await orchard.name(["Bo", "Cy"], to: label)
            try await orchard.agree(orchard.bo, to: label)
            try await orchard.bo.open("\(label)/findings/1/new")
            let found = try await orchard.bo.submit(
                "\(label)/findings/1", ["finding": "so-so", "evidence": "…", "link": "javascript:alert(1)"])

            #expect(asked.status == 422 && asked.body.contains("id=\"issuer-error\""))
            #expect(nobody.status == 422 && one.status == 422 && one.says("Une visite se fait à deux ou trois"))
            #expect(strange.status == 422 && strange.says("choisissez dans la liste"))
            #expect(nowhere.says("Aucune implantation publiée n’a cette adresse."))
            for field in ["finding", "evidence", "link"] {
                #expect(found.body.contains("id=\"\(field)-error\""), "\(field)")
            }
            #expect(try await orchard.bo.open("\(label)/findings/9/new").status == 404)
            #expect(try await orchard.bo.open("/labels/nothing").status == 404)
        }
    }
}

extension Orchard {
    /// Closes an account and lets its time of regret pass.
    func leaveForGood(_ person: Visitor) async throws {
        try await person.open("/profile/closure")
        try await person.submit("/profile/closure", ["understood": "yes"])
        node.world.advance(by: .seconds(8 * 86_400))
        try await node.keepPromises()
    }
}
