import Fixtures
import HTTPTypes
import NodeFixtures
import Testing

/// From the request to the decision, and what may follow.
@Suite struct LabelWayTests {
    @Test(arguments: Engine.available)
    func `a label is asked for, visited by peers, granted until a day, and borne beside the name`(
        _ engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.visited(["honoured", "honoured", "partly"])
            let granted = try await orchard.grant(label)
            let page = try await orchard.passer.open(label)
            let replication = try await orchard.passer.open(orchard.replication)
            let practice = try await orchard.passer.open("/practices/jardin")
            let list = try await orchard.passer.open("/practices/jardin/labels")

            #expect(granted.says("Le label est accordé."))
            for words in [
                "Porte le label jusqu’au 24 novembre 2029.", "Les trois principes sont là.", "Respecté en partie",
                "On décide ensemble.", "Vu sur place, en mars.", "Venez voir.", "Un bel accueil.", "édition 1",
            ] {
                #expect(page.says(words), "\(words)")
            }
            #expect(replication.says("Porte le label de") && replication.links.contains(label))
            #expect(practice.says("Implantations qui portent le label") && practice.links.contains(label))
            #expect(list.links.contains(label))
            #expect(try await orchard.letters(to: "Bo").contains("Voulez-vous visiter : Jardin à Mende ?"))
            #expect(try await orchard.letters(to: "Ada").contains("Le label est accordé : Jardin à Mende"))
            #expect(try await orchard.letters(to: "Stan").contains("Un label est demandé : Jardin à Mende"))
        }
    }

    @Test(arguments: Engine.available)
    func `it is decided on principles only: what is honoured cannot be refused, what is not cannot be granted`(
        _ engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.visited(["honoured", "missing", "honoured"])
            let granted = try await orchard.grant(label)
            let unnamed = try await orchard.refuse(label, for: [])
            let wrong = try await orchard.refuse(label, for: ["1", "2"])
            let refused = try await orchard.refuse(label, for: ["2"])

            #expect(granted.status == 422 && granted.says("La visite a trouvé ce principe non respecté : 2."))
            #expect(granted.body.contains("Les trois principes sont là."))
            #expect(unnamed.status == 422 && unnamed.says("Un refus nomme au moins un principe."))
            #expect(wrong.status == 422 && wrong.says("La visite a trouvé ce principe respecté : 1."))
            #expect(refused.says("Ce qui manque : principe 2.") && refused.says("nommé dans le refus"))
        }
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.visited(["honoured", "honoured", "honoured"])
            let refused = try await orchard.refuse(label, for: ["1"])

            #expect(refused.status == 422)
            #expect(refused.says("le label ne peut être refusé pour une autre raison"))
        }
    }

    @Test(arguments: Engine.available)
    func `a refusal is answered, appealed before other visitors, and may end well`(_ engine: Engine) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.visited(["honoured", "missing", "honoured"])
            try await orchard.refuse(label, for: ["2"])
            let answered = try await orchard.say(
                "Rien n’est vendu, depuis mai.", "answer", at: "answers", on: label, by: orchard.ada)
            let appealed = try await orchard.say(
                "Nous voulons d’autres yeux.", "appeal", at: "appeals", on: label, by: orchard.ada)
            try await orchard.stan.open("\(label)/visitors/new")
            let former = try await orchard.id(of: "Bo")
            let candidates = try await orchard.stan.page
            let again = try await orchard.stan.submit(
                "\(label)/visitors", ["from": "verger-de-bo"],
                choosing: ["visitors": [former, try await orchard.id(of: "Di")]])
            let eve = try await orchard.node.person("Eve", at: orchard.client)
            try await orchard.invite(eve, to: "/replications/verger-de-di", by: orchard.di)
            try await orchard.name(["Di", "Eve"], to: label)
            try await orchard.agree(orchard.di, to: label)
            try await orchard.agree(eve, to: label)
            try await orchard.report(["honoured", "honoured", "honoured"], by: eve, to: label)
            let granted = try await orchard.grant(label)

            #expect(answered.says("Rien n’est vendu, depuis mai."))
            #expect(appealed.says("Recours : d’autres visiteurs restent à trouver"))
            #expect(!candidates.body.contains(former) && again.status == 422)
            #expect(granted.says("Porte le label jusqu’au") && granted.says("Visite 2, sur recours"))
            #expect(granted.says("Refusé le 24 novembre 2026."), "the first decision stays to be read")
        }
    }

    @Test(arguments: Engine.available)
    func `withdrawing a label changes nothing else on the page of the replication`(_ engine: Engine) async throws {
        try await Orchard.on(engine) { orchard in
            let before = try await orchard.passer.open(orchard.replication)
            let label = try await orchard.visited(["honoured", "honoured", "honoured"])
            try await orchard.grant(label)
            let borne = try await orchard.passer.open(orchard.replication)
            let withdrawn = try await orchard.say(
                "Le portail est fermé depuis juin.", "withdraw", at: "withdrawals", on: label, by: orchard.stan)
            let after = try await orchard.passer.open(orchard.replication)
            let asked = try await orchard.say("Il est rouvert.", "ask", at: "requests", on: label, by: orchard.ada)

            #expect(borne.text != before.text)
            #expect(after.body == before.body)
            #expect(withdrawn.says("Le portail est fermé depuis juin.") && withdrawn.says("Aucun label n’est porté"))
            #expect(asked.says("Demandé : des visiteurs restent à trouver"))
        }
    }

    @Test(arguments: Engine.available)
    func `a request that is taken back, and a label that is given back, may be asked for again`(
        _ engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.ask()
            try await orchard.say("", "take-back", at: "retractions", on: label, by: orchard.ada)
            let again = try await orchard.ask()
            try await orchard.name(["Bo", "Cy"], to: label)
            try await orchard.agree(orchard.bo, to: label)
            try await orchard.agree(orchard.cy, to: label)
            try await orchard.report(["honoured", "honoured", "honoured"], by: orchard.cy, to: label)
            try await orchard.grant(label)
            let given = try await orchard.say("Merci.", "give-back", at: "returns", on: label, by: orchard.ada)

            #expect(again == label, "one label for each replication and each name")
            #expect(given.says("Demande retirée, ou label rendu") && given.says("Merci."))
        }
    }

    @Test(arguments: Engine.available)
    func `asking twice with one form makes one label, and the principles are those of that day`(
        _ engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            let form = try await orchard.ada.open("\(orchard.replication)/labels/new")
                .form(to: "\(orchard.replication)/labels")
            let first = try await orchard.ada.send("\(orchard.replication)/labels", form.fields)
            let second = try await orchard.ada.send("\(orchard.replication)/labels", form.fields)
            try await orchard.stan.open("/practices/jardin/revisions/new")
            try await orchard.stan.submit(
                "/practices/jardin/revisions", choosing: ["principles": ["Tout autre chose."]])
            try await orchard.stan.submit("/practices/jardin/editions")
            let label = try #require(first.headers[.location])

            #expect(first.status == 303 && second.headers[.location] == label)
            let page = try await orchard.passer.open(label)
            #expect(page.says("On décide ensemble.") && !page.says("Tout autre chose."))
        }
    }
}
