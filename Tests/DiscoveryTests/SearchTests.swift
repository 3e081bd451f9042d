import Commons
import Fixtures
import Foundation
import HTTPTypes
import Practices
import Testing

@Suite struct SearchTests {
    @Test(arguments: Engine.available)
    func `words are found in any order, without case or accents, and shown where they were found`(
        engine: Engine
    ) async throws {
        let commons = try await SmallCommons(engine)
        try await commons.practice("Jardin partagé", "Des voisins cultivent ensemble un bout de terre.")
        try await commons.practice("Boîte à dons", "On y laisse ce qui ne sert plus.")

        try await commons.visit { visitor in
            let found = try await visitor.open("/search?q=TERRE+partage")

            #expect(found.says("1 résultat pour « TERRE partage »"))
            #expect(found.body.contains("<mark>partagé</mark>") && found.body.contains("<mark>terre</mark>"))
            #expect(!found.says("Boîte à dons"))
        }
    }

    @Test(arguments: Engine.available)
    func `a result says what it is, in which state, where, since when, and whether it is invented`(
        engine: Engine
    ) async throws {
        let commons = try await SmallCommons(engine)
        let practice = try await commons.practice("Jardin partagé")
        try await commons.replication(
            "Le jardin de Mende", of: practice, in: .mende, since: "2019-03", isFictional: true)

        try await commons.visit { visitor in
            let found = try await visitor.open("/search?q=Mende&kind=replication")
            let practices = try await visitor.open("/practices")

            #expect(
                found.says(
                    "Implantation · Jardin partagé · En marche · Mende (Lozère) · depuis mars 2019 · exemple fictif"))
            #expect(practices.says("Pratique · une implantation"))
        }
    }

    @Test(arguments: Engine.available)
    func `a territory of the name that was typed is offered beside the results`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)

        try await commons.visit { visitor in
            let found = try await visitor.open("/search?q=mende")

            #expect(found.says("Un territoire de ce nom Mende, commune (Lozère)"))
            #expect(found.links.contains("/territories/mende-fr-cog-48095"))
        }
    }

    @Test(arguments: Engine.available)
    func `results are leafed through without loss or repetition`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        for number in 1...45 { try await commons.practice("Essai \(number).") }

        try await commons.visit { visitor in
            var address = "/practices"
            var seen: [String] = []
            for page in 1...3 {
                let shown = try await visitor.open(address)
                seen += shown.links.filter { $0.hasPrefix("/practices/essai") }
                let next = shown.links.first { $0.hasPrefix("/practices?after=") }
                if page < 3 { address = try required(next) } else { #expect(next == nil) }
            }

            #expect(seen.count == 45 && Set(seen).count == 45)
        }
    }

    @Test(arguments: Engine.available)
    func `the same results are a list, a map or a table, and the question is kept`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        let practice = try await commons.practice("Jardin partagé", needs: ["food"])
        try await commons.replication("Le jardin de Mende", of: practice, in: .mende, since: "2019")
        try await commons.organization("Les Jardiniers", in: .mende)

        try await commons.visit { visitor in
            let list = try await visitor.open("/search?q=jardin")
            let map = try await visitor.open("/search?q=jardin&view=map")
            let table = try await visitor.open("/search?q=jardin&view=table")

            #expect(list.links.contains("/search?q=jardin&view=map"))
            #expect(
                map.body.contains("<svg class=\"map\"") && map.says("Une implantation, une en marche · une structure"))
            #expect(map.says("Un résultat n’a pas de lieu à lui"))
            #expect(table.body.contains("<table class=\"rows\"") && table.says("Le jardin de Mende Implantation"))
            #expect(table.links.contains("/search?q=jardin"))
        }
    }

    @Test(arguments: Engine.available)
    func `practices have no place, and the map says where to look instead`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        try await commons.practice("Jardin partagé")

        try await commons.visit { visitor in
            let map = try await visitor.open("/practices?q=jardin&view=map")

            #expect(map.says("Rien à montrer sur la carte"))
            #expect(map.links.contains("/replications?q=jardin&view=map"))
        }
    }

    @Test(arguments: Engine.available)
    func `nothing found says how to look further, and the first step`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        try await commons.practice("Jardin partagé", needs: ["food"])

        try await commons.visit { visitor in
            let nothing = try await visitor.open("/practices?q=piscine&need=food")

            #expect(nothing.status == 200)
            #expect(nothing.says("Rien de tel ici pour l’instant"))
            #expect(nothing.says("Retirer « Bien manger »") && nothing.links.contains("/practices?q=piscine"))
            #expect(nothing.says("Chercher « piscine » partout") && nothing.links.contains("/search?q=piscine"))
            #expect(nothing.links.contains("/practices/new"))
        }
    }

    @Test(arguments: Engine.available)
    func `a practice that was translated is listed in the reader's language`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        let practice = try await commons.practice("Jardin partagé", "Des voisins cultivent ensemble.")
        try await commons.translate(practice, title: "Shared garden", summary: "Neighbours grow things together.")

        try await commons.visit(in: "en") { visitor in
            let all = try await visitor.open("/practices")
            let found = try await visitor.open("/practices?q=garden")

            #expect(all.says("Shared garden") && all.says("Neighbours grow things together."))
            #expect(found.body.contains("Shared <mark>garden</mark>"))
        }
        try await commons.visit { visitor in
            let all = try await visitor.open("/practices")

            #expect(all.says("Jardin partagé"))
        }
    }

    @Test(arguments: Engine.available)
    func `a program gets the same as JSON`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        let practice = try await commons.practice("Jardin partagé", needs: ["food"])
        try await commons.replication("Le jardin de Mende", of: practice, in: .mende)

        try await commons.visit { visitor in
            let found = try await visitor.openAsProgram("/search?q=jardin&kind=replication")

            #expect(found.headers[.contentType] == "application/json")
            #expect(found.body.contains(#""total":1"#) && found.body.contains(#""state":"running""#))
            #expect(found.body.contains(#""path":"/replications/le-jardin-de-mende""#))
            #expect(found.body.contains(#""isMarked":true,"text":"jardin""#))
        }
    }

    @Test(arguments: Engine.available)
    func `there is one search form on the page of the search`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)

        try await commons.visit { visitor in
            let search = try await visitor.open("/search")

            #expect(search.body.components(separatedBy: "role=\"search\"").count == 2)
        }
    }

    @Test(arguments: Engine.available, ["jardin lozère", "jardin occitanie", "jardin mende"])
    func `a place is found by the names of what it is part of`(engine: Engine, typed: String) async throws {
        let commons = try await SmallCommons(engine)
        let practice = try await commons.practice("Partage")
        try await commons.replication("Le jardin des Amis", of: practice, in: .mende)
        try await commons.replication("Le jardin du Nord", of: practice, in: .saintDenis)

        try await commons.visit { visitor in
            let query = typed.replacing(" ", with: "+").replacing("è", with: "%C3%A8")
            let found = try await visitor.open("/search?q=" + query)

            #expect(found.says("Le jardin des Amis") || found.body.contains("<mark>jardin</mark> des Amis"))
            #expect(!found.body.contains("</mark> du Nord"))
        }
    }

    @Test(arguments: Engine.available)
    func `the practice that is named comes first, and what follows does not say its title again`(
        engine: Engine
    ) async throws {
        let commons = try await SmallCommons(engine)
        let practice = try await commons.practice("Le jardin partagé", "Des voisins cultivent ensemble.")
        for number in 1...3 { try await commons.replication("Jardin \(number)", of: practice, in: .mende) }
        try await commons.practice("Le jardin des arts du cirque et de la rue", "Ailleurs.")

        try await commons.visit { visitor in
            let found = try await visitor.openAsProgram("/search?q=jardin")
            let order = found.body.matches(of: /"path":"(\/(?:practices|replications)[^"]+)"/).map { String($0.1) }

            #expect(order.first == "/practices/le-jardin-partage")
            #expect(order.dropFirst().first == "/practices/le-jardin-des-arts-du-cirque-et-de-la-rue")
            #expect(found.body.contains("Des voisins cultivent ensemble."))
        }
    }
}
