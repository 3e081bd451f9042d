import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

/// Nobody belongs to a network without having said so, and either side may end it.
@Suite struct ConsentTests {
    @Test(arguments: Engine.available)
    func `what awaits an answer stands on the page of sharing of whoever may give it`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            let bea = try await node.beekeeper("Bea", at: client)
            let membership = try await ada.propose("/organizations/la-ruche", in: "reseau").path

            let hers = try await bea.open("/sharing")
            let theirs = try await ada.open("/sharing")
            try await bea.accept(membership)
            let answered = try await bea.open("/sharing")

            #expect(hers.says("Une adhésion attend votre réponse.") && hers.links.contains(membership))
            #expect(!theirs.links.contains(membership) && !answered.links.contains(membership))
        }
    }

    @Test(arguments: Engine.available)
    func `a network invites, and nothing is shown before the other side accepts`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            let bea = try await node.beekeeper("Bea", at: client)

            let invited = try await ada.propose("La Ruche", in: "reseau")
            let before = try await Visitor(client).open("/networks/reseau")
            let hidden = try await Visitor(client).open(invited.path)
            let waiting = try await bea.open("/memberships")
            let accepted = try await bea.accept(invited.path)
            let after = try await Visitor(client).open("/networks/reseau")

            #expect(invited.says("Invitation, sans réponse pour l’instant"))
            #expect(!before.says("La Ruche") && hidden.status == 404)
            #expect(waiting.links.contains(invited.path))
            #expect(accepted.says("En cours, d’accord des deux côtés"))
            #expect(after.says("La Ruche") && after.links.contains("/organizations/la-ruche"))
            #expect(try await Visitor(client).open("/organizations/la-ruche").links.contains("/networks/reseau"))
        }
    }

    @Test(arguments: Engine.available)
    func `a member asks, and the network answers`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            let bea = try await node.beekeeper("Bea", at: client)
            let link = try #require(
                try await bea.open("/organizations/la-ruche").links.first { $0.hasPrefix("/memberships/new?member=") })
            try await bea.open(link)
            let asked = try await bea.submit(
                "/memberships", ["network": "réseau", "note": "Bonjour", "type": "associate"])

            let byItself = try await bea.page.forms.contains { $0.action.hasSuffix("/acceptances") }
            let seen = try await ada.open("/networks/reseau")
            try await ada.open(asked.path)
            let declined = try await ada.submit("\(asked.path)/refusals", ["reason": "Trop loin"])

            #expect(asked.says("Demande à rejoindre") && asked.says("Bonjour") && asked.says("Membre associé"))
            #expect(!byItself)
            #expect(seen.links.contains(asked.path))
            #expect(declined.says("Sans suite") && declined.says("Trop loin"))
            #expect(try await !Visitor(client).open("/networks/reseau").says("La Ruche"))
        }
    }

    @Test(arguments: Engine.available)
    func `an invitation that crosses a wish is an agreement`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            let bea = try await node.beekeeper("Bea", at: client)

            let invited = try await ada.propose("/organizations/la-ruche", in: "reseau")
            try await bea.open("/memberships/new")
            let asked = try await bea.submit("/memberships", ["network": "Réseau", "member": "La Ruche"])

            #expect(asked.path == invited.path && asked.says("En cours, d’accord des deux côtés"))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever speaks for neither side proposes nothing and answers nothing, whatever their role`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            _ = try await node.beekeeper("Bea", at: client)
            let eve = try await node.person("Eve", roles: [.administrator, .moderator], at: client)
            let invited = try await ada.propose("La Ruche", in: "reseau")

            let proposed = try await eve.propose("La Ruche", in: "reseau")
            let token = try #require(
                try await eve.open("/memberships/new").forms.compactMap { $0.value("_token") }.first)
            var answers: [Int] = []
            for act in ["acceptances", "refusals", "endings"] {
                answers.append(
                    try await eve.send("\(invited.path)/\(act)", [PageForm.Field("_token", token)]).status)
            }
            let own = try await ada.send(
                "\(invited.path)/acceptances",
                [PageForm.Field("_token", try #require(ada.page.forms.compactMap { $0.value("_token") }.first))])

            #expect(proposed.status == 403)
            #expect(answers.allSatisfy { [403, 404].contains($0) }, "\(answers)")
            #expect(own.status == 403, "who invites does not accept for the other side")
        }
    }

    @Test(arguments: Engine.available)
    func `two stewards who answer at the same moment make one answer`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            let bea = try await node.beekeeper("Bea", at: client)
            let invited = try await ada.propose("La Ruche", in: "reseau")
            let token = try #require(
                try await bea.open(invited.path).forms.compactMap { $0.value("_token") }.first)
            let proof = PageForm.Field("_token", token)

            async let yes = bea.send("\(invited.path)/acceptances", [proof])
            async let no = bea.send("\(invited.path)/refusals", [proof])
            let statuses = try await [yes.status, no.status].sorted()

            #expect(statuses == [303, 409], "\(statuses)")
        }
    }

    @Test(arguments: Engine.available)
    func `either side ends a membership at any time, with a date and a reason, and it may begin again`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            let bea = try await node.beekeeper("Bea", at: client)
            let invited = try await ada.propose("La Ruche", in: "reseau")
            try await bea.accept(invited.path)

            let refused = try await bea.submit("\(invited.path)/endings", ["ends": "2199"])
            let ended = try await bea.submit("\(invited.path)/endings", ["ends": "", "reason": "Chacun sa route"])
            let again = try await ada.propose("La Ruche", in: "reseau")

            #expect(refused.status == 422 && refused.says("Cette date est à venir."))
            #expect(ended.says("Terminée") && ended.says("Chacun sa route"))
            #expect(try await !Visitor(client).open("/networks/reseau").links.contains("/organizations/la-ruche"))
            #expect(again.status == 200 && again.path != invited.path)
        }
    }

    @Test(arguments: Engine.available)
    func `a territory is declared by the network, and the pages say so`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)

            let declared = try await ada.propose("", in: "reseau", territory: "Lozère")

            #expect(declared.says("c’est le réseau qui déclare le lien"))
            #expect(try await Visitor(client).open("/networks/reseau").says("déclaré par le réseau"))
            #expect(try await Visitor(client).open("/territories/lozere-fr-48").says("déclaré par le réseau"))
        }
    }

    @Test(arguments: Engine.available)
    func `nonsense is answered with a sentence beside each field`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)

            let unknown = try await ada.propose("Atlantide", in: "reseau")
            let none = try await ada.propose("", in: "reseau")
            let itself = try await ada.propose("/networks/reseau", in: "reseau")
            let dated = try await ada.submit("/memberships", ["begins": "demain", "type": "roi"])

            #expect(unknown.status == 422 && unknown.says("Aucune page de ce nom."))
            #expect(none.status == 422 && none.says("Dites qui rejoint le réseau"))
            #expect(itself.status == 422 && itself.says("Un réseau ne peut pas être son propre membre."))
            #expect(dated.status == 422 && dated.body.contains("id=\"begins-error\""))
            #expect(dated.body.contains("id=\"type-error\""))
        }
    }

    @Test(arguments: Engine.available)
    func `what is picked among suggestions is meant, whatever stands after its name`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            _ = try await node.beekeeper("Bea", at: client)
            let found = try await ada.openAsProgram("/memberships/suggestions?q=ruche")
            let start = try #require(found.body.range(of: "\"id\":\"")).upperBound
            let id = String(found.body[start...].prefix { $0 != "\"" })

            try await ada.open("/memberships/new?network=reseau")
            let invited = try await ada.submit(
                "/memberships", ["member": "La Ruche (Structure)", "member-id": id])

            #expect(found.body.contains("La Ruche") && invited.says("La Ruche dans Réseau"))
        }
    }

    @Test(arguments: Engine.available)
    func `a form that is sent twice makes one membership`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            _ = try await node.beekeeper("Bea", at: client)
            try await ada.open("/memberships/new?network=reseau")
            let form = try await ada.page.form(to: "/memberships")
            let fields = form.fields.filter { $0.name != "member" } + [PageForm.Field("member", "La Ruche")]

            let first = try await ada.send("/memberships", fields)
            let second = try await ada.send("/memberships", fields)

            #expect(first.status == 303 && second.headers[.location] == first.headers[.location])
        }
    }
}
