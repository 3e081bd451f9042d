import Commons
import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NodeFixtures
import Storage
import Testing
import Web

/// What a place accounts for: what it tells beside what the commons knows.
@Suite struct SheetTests {
    @Test(arguments: Engine.available)
    func `a sheet brings together what was promised, counted, spent, said and learnt`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            try await all.know()
            try await all.reach("95")
            try await all.write("2026", ["failed": "Le gel.", "next": "Semer plus tard.", "context": "Un été sec."])
            try await all.publish()
            let page = try await Visitor(client).open(Accounting.sheet)
            let told = try await all.told()

            #expect(page.says("Paniers") && page.says("au moins 20") && page.says("La commune"))
            #expect(page.says("Un objectif était encore en cours.") && page.says("95"))
            #expect(page.says("les prénoms") && page.says("liens") && page.says("Un témoignage a été lu."))
            #expect(page.links.contains { $0.hasPrefix("/testimonies/des-prenoms#quote-") })
            #expect(page.says("Le gel.") && page.says("Semer plus tard.") && page.says("Un été sec."))
            #expect(told.totalIn == 1250.5 && told.totalOut == 1000 && told.balance == 250.5)
            #expect(told.known.places == 1 && told.known.goals.map(\.outcome) == ["open"])
            #expect(told.isKnownAsPublished && told.changesSince.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a sheet is also a tagged PDF, for those who may read it`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            try await all.know()
            try await all.reach("95")
            try await all.write("2026", ["failed": "Le gel.", "next": "Semer plus tard."])
            let hidden = try await Visitor(client).open("\(Accounting.sheet)/sheet.pdf")
            try await all.publish()
            let page = try await Visitor(client).open(Accounting.sheet)
            let answer = try await client.execute(uri: "\(Accounting.sheet)/sheet.pdf", method: .get)

            #expect(hidden.status == 404)
            #expect(page.links.contains("\(Accounting.sheet)/sheet.pdf"))
            #expect(answer.headers[.contentType] == "application/pdf")
            #expect(answer.body.readableBytes > 1_000)
        }
    }

    @Test(arguments: Engine.available)
    func `money is added up to the cent, and a sum that differs from the books is refused`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            let money = ["in-what": ["Dons", "Ventes"], "in-amount": ["0,10", "0,20"]]
            let wrong = try await all.write("2026", ["in-total": "0,31"], money: money)
            let nameless = try await all.write("2026", money: ["in-what": [""], "in-amount": ["12"]])
            let written = try await all.write(
                "2026", money: ["in-what": ["Dons"], "in-amount": ["douze"]])
            #expect(wrong.status == 422 && wrong.says("Les lignes font 0.30"))
            #expect(nameless.status == 422 && nameless.says("dites en quelques mots"))
            #expect(written.status == 422 && written.says("écrivez un montant"))

            let right = try await all.write("2026", ["in-total": "0,3"], money: money)
            #expect(right.path == Accounting.sheet && right.says("0,30 €") && right.says("Il reste 0,30 €"))
        }
    }

    @Test(arguments: Engine.available)
    func `what is published stays as it was known, and the page says what was learnt since`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            try await all.reach("95")
            try await all.write()
            try await all.publish()
            try await all.reach("110")
            let page = try await Visitor(client).open(Accounting.sheet)
            let told = try await all.told()
            #expect(page.says("Depuis, le commun en connaît d’autres"))
            #expect(told.known.figures.filter { $0.measure == "reached" }.map(\.amount) == [95])
            #expect(told.changesSince.map(\.then) == ["95 (un lieu)"])
            #expect(told.changesSince.map(\.now) == ["110 (un lieu)"])

            try await all.ada.open(Accounting.sheet)
            let mute = try await all.ada.submit("\(Accounting.sheet)/renewals", ["reason": ""])
            #expect(mute.status == 422)
            try await all.ada.open(Accounting.sheet)
            try await all.ada.submit("\(Accounting.sheet)/renewals", ["reason": "Un recomptage."])
            let renewed = try await all.told()
            let past = try await Visitor(client).open("\(Accounting.sheet)/revisions")
            #expect(renewed.known.figures.filter { $0.measure == "reached" }.map(\.amount) == [110])
            #expect(renewed.changesSince.isEmpty && past.says("Un recomptage."))
        }
    }

    @Test(arguments: Engine.available)
    func `a correction says why, and what was known stays`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            try await all.reach("95")
            try await all.write()
            try await all.publish()
            try await all.reach("110")
            let form = "\(Accounting.sheet)/revisions"
            try await all.ada.open("\(form)/new")
            let mute = try await all.ada.submit(form, ["failed": "Le gel."])
            #expect(mute.status == 422 && mute.says("Le gel."))
            try await all.ada.open("\(form)/new")
            let corrected = try await all.ada.submit(form, ["failed": "Le gel.", "reason": "Nous l’avions oublié."])
            let told = try await all.told()
            let past = try await Visitor(client).open(form)

            #expect(corrected.says("Le gel.") && past.says("Nous l’avions oublié."))
            #expect(told.known.figures.filter { $0.measure == "reached" }.map(\.amount) == [95])

            try await all.ada.open("\(form)/1")
            try await all.ada.submit("\(Accounting.sheet)/restorations")
            let back = try await all.told()
            #expect(back.isKnownAsPublished && back.known.figures.filter { $0.told > 0 }.map(\.amount) == [95])
        }
    }

    @Test(arguments: Engine.available)
    func `only those who carry a place write its sheet, and nobody else sees a draft`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            try await all.write()
            let eve = try await node.person("Eve", at: client)
            let asked = try await eve.open("\(Accounting.place)/sheets/new")
            let seen = try await eve.open(Accounting.sheet)
            let list = try await Visitor(client).open("\(Accounting.place)/sheets")
            let own = try await all.ada.open("\(Accounting.place)/sheets")

            #expect(asked.status == 403 && seen.status == 404)
            #expect(!list.links.contains(Accounting.sheet) && own.links.contains(Accounting.sheet))

            try await all.publish()
            let twice = try await all.write()
            #expect(twice.status == 422 && twice.says("Il y a déjà un bilan de cette période"))
            let short = try await Visitor(client).open("\(Accounting.place)/sheets/2026")
            let place = try await Visitor(client).open(Accounting.place)
            #expect(short.path == Accounting.sheet && place.links.contains(Accounting.sheet))
            #expect(try await all.write("2027").says("n’a pas encore commencé"))
        }
    }

    @Test(arguments: Engine.available)
    func `two years stand side by side with what changed`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            try await all.reach("80", in: 2025)
            try await all.reach("95")
            try await all.write("2025", ["failed": "Le gel."], money: ["in-what": ["Dons"], "in-amount": ["300"]])
            try await all.publish("/sheets/le-verger-2025")
            let alone = try await Visitor(client).open("\(Accounting.place)/sheets/comparison")
            try await all.write("2026", ["failed": "La grêle."])
            try await all.publish()
            let page = try await Visitor(client).open("\(Accounting.place)/sheets/comparison")
            let csv = try await Visitor(client).open("\(Accounting.place)/sheets/comparison.csv").body

            #expect(alone.says("Il faut deux bilans"))
            #expect(page.says("+15") && page.says("Le gel.") && page.says("La grêle."))
            #expect(csv.contains("what,form,2025,2026,change") && csv.contains("euros,300.0,1250.5,950.5"))
        }
    }

    @Test(arguments: Engine.available)
    func `what stopped in the time and what got in the way stand in the sheet of those months`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            try await all.ada.open("\(Accounting.place)/states/new?state=paused")
            try await all.ada.submit(
                "\(Accounting.place)/states",
                ["state": "paused", "date": "2026-03", "reason": "Une pause.", "obstacles": "Plus d’eau."])
            let spring = try await all.write("2026-01", ["to": "2026-06"])
            try await all.publish(spring.path)
            let page = try await Visitor(client).open(spring.path)
            let short = try await Visitor(client).open("\(Accounting.place)/sheets/2026-01_2026-06")
            let summer = try await all.write("2026-07", ["to": "2026-09"])
            let upside = try await all.write("2026-07", ["to": "2026-06"])

            #expect(page.says("de janvier 2026 à juin 2026") && page.says("Plus d’eau.") && page.says("Une pause."))
            #expect(short.path == spring.path && summer.says("Aucun lieu ne s’est arrêté"))
            #expect(upside.status == 422 && upside.says("le dernier après le premier"))
        }
    }

    @Test(arguments: Engine.available)
    func `where the lines make another sum than what was told as spent, the page says so`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            try await all.ada.open("\(Accounting.place)/figures/new")
            try await all.ada.submit(
                "\(Accounting.place)/figures", ["measure": "cost", "year": "2026", "amount": "1100"])
            let page = try await all.write()

            #expect(page.says("1 100 € ont été dépensés") && page.says("les lignes ci-dessus font 1 000 €"))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever takes their words back is gone from a published sheet too`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            try await all.know()
            try await all.write()
            try await all.publish()
            try await all.ada.open("/testimonies/des-prenoms")
            try await all.ada.submit("/testimonies/des-prenoms/consent-withdrawals")
            let page = try await Visitor(client).open(Accounting.sheet)
            let kept: Int? = try await node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM revisions WHERE content LIKE '%prénoms%'")
            }

            #expect(!page.says("les prénoms") && page.says("un témoignage n’est plus là") && kept == 0)
        }
    }
}
