import Commons
import Fixtures
import Foundation
import Practices
import Replications
import Testing

@Suite struct HomeTests {
    @Test(arguments: Engine.available)
    func `the first page says what this is and opens three doors`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)

        try await commons.visit { visitor in
            let home = try await visitor.open("/")

            #expect(home.status == 200)
            #expect(home.says("Essaim est le commun des pratiques sociales"))
            #expect(home.says("Trouver une pratique") && home.links.contains("/search?kind=practice"))
            #expect(home.says("Commencer ici") && home.links.contains("/replications/new"))
            #expect(home.says("Partager ce que nous avons appris") && home.links.contains("/sharing"))
        }
    }

    @Test(arguments: Engine.available)
    func `the map says how many replications there are, in which states and in how many places`(
        engine: Engine
    ) async throws {
        let commons = try await SmallCommons(engine)
        let practice = try await commons.practice("Jardin partagé")
        try await commons.replication("Le jardin de Mende", of: practice, in: .mende)
        try await commons.replication("Le jardin d’à côté", of: practice, in: .mende, .preparing)
        let ended = try await commons.replication("Le jardin fermé", of: practice, in: .saintDenis)
        try await commons.end(ended)

        try await commons.visit { visitor in
            let home = try await visitor.open("/")

            #expect(home.says("3 implantations, une en marche, une terminée ou transmise, dans 2 territoires"))
            #expect(home.says("Le jardin fermé") && home.says("Terminée, non viable"))
        }
    }

    @Test(arguments: Engine.available)
    func `what is new says what it is, where and when, the latest first`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        let practice = try await commons.practice("Jardin partagé")
        let replication = try await commons.replication("Le jardin de Mende", of: practice, in: .mende)
        try await commons.adaptation("Des bacs hauts", of: replication)

        try await commons.visit { visitor in
            let home = try await visitor.open("/")
            let (news, older) = (
                home.text.range(of: "Des bacs hauts Adaptation"), home.text.range(of: "Jardin partagé Pratique")
            )

            #expect(home.says("Des bacs hauts Adaptation · Mende (Lozère) · 24 novembre 2026"))
            #expect(try required(news?.lowerBound) < required(older?.lowerBound))
        }
    }

    @Test(arguments: Engine.available)
    func `many things of one kind leave room for the others among what is new`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        try await commons.practice("Jardin partagé")
        for number in 1...9 { try await commons.organization("Structure \(number).") }

        try await commons.visit { visitor in
            let home = try await visitor.open("/")

            #expect(home.says("Structure 9.") && home.says("Structure 7.") && !home.says("Structure 6."))
            #expect(home.says("Jardin partagé"))
        }
    }

    @Test(arguments: Engine.available)
    func `drafts are neither shown nor counted`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        try await commons.practice("Pas encore montrée", isDraft: true)
        try await commons.practice("Jardin partagé")

        try await commons.visit { visitor in
            let home = try await visitor.open("/")
            let figures = try await visitor.openAsProgram("/")

            #expect(!home.says("Pas encore montrée"))
            #expect(figures.body.contains(#""practices":1"#))
        }
    }

    @Test(arguments: Engine.available)
    func `places in other countries do not make a heap of those in France`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        let practice = try await commons.practice("Jardin partagé")
        for number in 1...4 { try await commons.replication("Jardin \(number)", of: practice, in: .mende) }
        try await commons.replication("Jardin belge", of: practice, in: .belgium)

        try await commons.visit { visitor in
            let home = try await visitor.open("/")
            let map = try await visitor.open("/replications?view=map")

            #expect(home.says("Une autre est dans un autre pays") && home.links.contains("/replications?view=map"))
            #expect(home.body.contains("outlines/france.svg") && !home.body.contains(##"europe.svg#europe""##))
            #expect(map.body.contains("outlines/france.svg") && map.body.contains(##"europe.svg#europe""##))
        }
    }

    @Test(arguments: Engine.available)
    func `an empty commons says what would be there, and the first step`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)

        try await commons.visit(in: "en") { visitor in
            let home = try await visitor.open("/")
            let practices = try await visitor.open("/practices")

            #expect(home.says("No replication yet"))
            #expect(practices.says("No practice yet") && practices.links.contains("/practices/new"))
        }
    }

    @Test(arguments: Engine.available)
    func `what the map counts as running is what the filter counts as running`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        let practice = try await commons.practice("Jardin partagé")
        try await commons.replication("Le jardin de Mende", of: practice, in: .mende)
        try await commons.replication("Le jardin devenu verger", of: practice, in: .mende, .transformed)

        try await commons.visit { visitor in
            let home = try await visitor.open("/")

            #expect(home.says("2 implantations, une en marche, une transformée, dans un territoire"))
        }
    }

    @Test(arguments: Engine.available)
    func `what is told in another language than the page says in which`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        let practice = try await commons.practice("Jardin partagé")
        try await commons.translate(practice, title: "Shared garden", summary: "Neighbours grow things together.")
        let replication = try await commons.replication("Le jardin de Mende", of: practice, in: .mende)
        try await commons.adaptation("Des bacs hauts", of: replication)

        try await commons.visit(in: "en") { visitor in
            let territory = try await visitor.open("/territories/mende-fr-cog-48095")
            let page = try await visitor.open("/replications/le-jardin-de-mende")
            let found = try await visitor.open("/search?q=mende&kind=replication")

            #expect(territory.body.contains(#"lang="fr">Le jardin de Mende"#))
            #expect(territory.body.contains(#"<p lang="fr">Ici aussi."#))
            #expect(page.says("A replication of Shared garden"))
            #expect(page.body.contains(#"lang="fr">Des bacs hauts"#))
            #expect(found.says("Replication · Shared garden"))
        }
    }
}
