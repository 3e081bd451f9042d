import Commons
import Fixtures
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NodeFixtures
import Organizations
import Storage
import Testing
import Transfer
import Web

/// The way of a list by the pages, as an editor goes it.
@Suite struct ImportPagesTests {
    @Test(arguments: Engine.available)
    func `an editor rehearses a file, carries it out and takes it back`(_ engine: Engine) async throws {
        let bench = try await ListBench(engine)
        let text = "nom;type;territoire;couleur\nŒuvre d’été;association;Mende;bleu\nRien;inconnu;;"
        let bytes = [UInt8](try #require(text.data(using: .windowsCP1252)))

        try await bench.node.test { client in
            let ada = try await bench.node.person("Ada", roles: [.editor], at: client)
            try await ada.open("/imports/new?kind=organization")
            let rehearsed = try await ada.upload(
                "/imports", ["kind": "organization", "source": "Réseau"], file: ("file", "liste.csv", bytes))
            #expect(rehearsed.status == 200 && rehearsed.says("Windows-1252") && rehearsed.says("point-virgule"))
            #expect(rehearsed.says("1 fiche serait ajoutée") && rehearsed.says("1 ligne refusée"))
            #expect(rehearsed.says("couleur") && rehearsed.says("Ligne 3"))
            #expect(try await ada.open("/organizations").says("Œuvre") == false)

            try await ada.open(rehearsed.path)
            try await ada.submit("\(rehearsed.path)/applications")
            try await bench.runJobs()
            #expect(try await ada.open(rehearsed.path).says("L’importation est faite"))
            #expect(try await ada.open("/organizations/oeuvre-d-ete").says("Œuvre d’été"))

            try await ada.open(rehearsed.path)
            try await ada.submit("\(rehearsed.path)/undoings")
            try await bench.runJobs()
            #expect(try await ada.open(rehearsed.path).says("L’importation est annulée"))
            #expect(try await ada.open("/organizations/oeuvre-d-ete").status == 404)
        }
    }

    @Test func `what cannot be a list is refused with a sentence, and the form keeps its values`() async throws {
        let bench = try await ListBench(.sqlite)

        try await bench.node.test { client in
            let ada = try await bench.node.person("Ada", roles: [.editor], at: client)
            for (text, sentence) in [
                ("", "Choisissez un fichier"), ("a;b\n1;2", "Aucune colonne n’est reconnue"),
                ("nom;x\n1;2", "Il manque ces colonnes"), ("nom;type", "La liste n’a aucune ligne"),
                ("nom;nom\n", "deux fois"), ("[1", "Ce JSON ne peut pas être lu"), ("{}", "une liste d’objets"),
            ] {
                try await ada.open("/imports/new")
                let page = try await ada.submit(
                    "/imports", ["kind": "organization", "source": "Réseau", "text": text])
                #expect(page.status == 422 && page.says(sentence), "\(text): \(page.status)")
                #expect(page.body.contains("value=\"Réseau\""))
            }
        }
    }

    @Test func `a file that is too large is refused before it is held`() async throws {
        let bench = try await ListBench(.sqlite)

        try await bench.node.test { client in
            let ada = try await bench.node.person("Ada", roles: [.editor], at: client)
            try await ada.open("/imports/new")
            let page = try await ada.upload(
                "/imports", ["kind": "organization", "source": "Réseau"],
                file: ("file", "liste.csv", Array(repeating: 65, count: 17 << 20)))
            #expect(page.status == 413 && page.says("16 Mo"))
        }
    }

    @Test func `a field of ten megabytes refuses its line and no other`() async throws {
        let bench = try await ListBench(.sqlite)
        let long = String(repeating: "x", count: 10 << 20)

        let list = try await bench.rehearse(
            .organization, "title,kind,description\nAa,association,\"\(long)\"\nBb,association,")

        #expect(try await bench.counts(list).judged(.add) == 1)
        #expect(try await bench.problems(list)[2]?.first?.hasPrefix("transfer.csv.") == true)
    }

    @Test func `only editors see the lists of others, and only the one who made it acts on an import`() async throws {
        let bench = try await ListBench(.sqlite)

        try await bench.node.test { client in
            let ada = try await bench.node.person("Ada", roles: [.editor], at: client)
            let bob = try await bench.node.person("Bob", roles: [.editor], at: client)
            let eve = try await bench.node.person("Eve", at: client)
            try await ada.open("/imports/new")
            let mine = try await ada.submit(
                "/imports", ["kind": "organization", "source": "Réseau", "text": "nom;type\nA b;association"])
            let proof = try #require(try await bob.open("/imports/new").form(to: "/imports").value("_token"))
            let refused = try await bob.send("\(mine.path)/applications", [.init("_token", proof)])

            #expect(refused.status == 403)
            #expect(try await bob.open(mine.path).status == 200)
            #expect(try await eve.open(mine.path).status == 404)
        }
    }

    @Test(arguments: ["practices", "replications", "adaptations", "organizations"])
    func `the template of each kind is a list that can be imported`(folder: String) async throws {
        let bench = try await ListBench(.sqlite)
        let sheet = try #require(bench.sheets.first { $0.kind.folder == folder })

        try await bench.node.test { client in
            let ada = try await bench.node.person("Ada", roles: [.editor], at: client)
            let page = try await ada.open("/imports/templates/\(folder)")
            let file = try await ada.open("/imports/templates/\(folder)/csv")
            #expect(page.status == 200 && file.headers[.contentType]?.hasPrefix("text/csv") == true)

            let list = try ListFile(Array(file.body.utf8), for: sheet)
            #expect(list.ignored == [] && list.delimiterName == "semicolon")
        }
    }
}
