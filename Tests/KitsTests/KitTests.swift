import Archive
import Fixtures
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NodeFixtures
import Tabular
import Testing

/// What one takes away of a practice: as one file, as a folder, as a booklet.
@Suite struct KitTests {
    @Test(arguments: Engine.available)
    func `the kit holds charter, sheet, tools, places, changes, lessons and contacts, as a folder that can be read`(
        _ engine: Engine
    ) async throws {
        try await Self.withGarden(engine) { node, client, _ in
            let kit = try await Kit.download(client)

            #expect(
                Set(kit.names) == [
                    "LISEZ-MOI.md", "ro-crate-metadata.json", "ro-crate-preview.html", "kit.css", "charte.md",
                    "charte.html", "fiche.md", "fiche.html", "outils.md", "outils.html", "lecons.md", "lecons.html",
                    "contacts.md", "contacts.html", "licence.md", "licence.html", "implantations.csv",
                    "adaptations.csv",
                ])
            #expect(try kit.text("charte.md").contains("1. On décide ensemble."))
            #expect(try kit.text("charte.html").contains("<li>On décide ensemble.</li>"))
            #expect(try kit.text("outils.html").contains("Un modèle de règlement"))
            #expect(try kit.text("lecons.md").contains("Creuser avant l’hiver."))
            #expect(try kit.text("contacts.md").contains("jardin@mende.example"))
            #expect(try kit.text("LISEZ-MOI.md").contains("Jardin (charte.html)](charte.html)"))
            #expect(try kit.rows("implantations.csv").map { $0["title"] } == ["Jardin à Mende"])
            #expect(try kit.rows("adaptations.csv").map { $0["what"] } == ["Sur les toits, faute de terre."])
        }
    }

    @Test(arguments: Engine.available)
    func `the crate says what is in it, under which licence, and names every file that there is`(
        _ engine: Engine
    ) async throws {
        try await Self.withGarden(engine) { node, client, _ in
            let kit = try await Kit.download(client)
            let crate = try #require(
                try JSONSerialization.jsonObject(with: Data(kit.bytes("ro-crate-metadata.json"))) as? [String: Any])
            let graph = try #require(crate["@graph"] as? [[String: Any]])
            let byID = Dictionary(graph.map { ($0["@id"] as? String ?? "", $0) }) { first, _ in first }
            let root = try #require(byID["./"])
            let parts = try #require(root["hasPart"] as? [[String: String]]).compactMap { $0["@id"] }

            #expect(byID.count == graph.count, "each is described once")
            #expect(crate["@context"] as? String == "https://w3id.org/ro/crate/1.2/context")
            let descriptor = try #require(byID["ro-crate-metadata.json"])
            #expect((descriptor["conformsTo"] as? [String: String])?["@id"] == "https://w3id.org/ro/crate/1.2")
            #expect((descriptor["about"] as? [String: String])?["@id"] == "./")
            for property in ["name", "description", "datePublished", "license"] { #expect(root[property] != nil) }
            #expect(root["@type"] as? String == "Dataset")
            let described: Set = ["LISEZ-MOI.md", "ro-crate-metadata.json", "ro-crate-preview.html", "kit.css"]
            #expect(Set(parts) == Set(kit.names).subtracting(described))
            for part in parts {
                #expect(byID[part]?["@type"] as? String == "File")
                #expect(byID[part]?["contentSize"] as? String == "\(try kit.bytes(part).count)")
            }
            for reference in Kit.references(in: graph) where !reference.hasPrefix("http") {
                #expect(byID[reference] != nil, "\(reference) is named and not described")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the same state makes the same file, and whoever has it is not sent it again`(_ engine: Engine) async throws {
        try await Self.withGarden(engine) { node, client, ada in
            let first = try await client.execute(uri: "/practices/jardin/kit.zip", method: .get, headers: Kit.french)
            node.world.advance(by: .seconds(86_400))
            let tag = try #require(first.headers[.eTag])
            var known = Kit.french
            known[.ifNoneMatch] = tag
            let again = try await client.execute(uri: "/practices/jardin/kit.zip", method: .get, headers: known)
            try await ada.open("/practices/jardin/revisions/new")
            try await ada.submit("/practices/jardin/revisions", ["summary": "Un grand parc."])
            let changed = try await client.execute(uri: "/practices/jardin/kit.zip", method: .get, headers: known)

            #expect(first.headers[.contentType] == "application/zip")
            #expect(first.headers[.contentDisposition]?.contains("kit-jardin.zip") == true)
            #expect(again.status == .notModified)
            #expect(changed.status == .ok && changed.headers[.eTag] != tag)
        }
    }

    @Test(arguments: Engine.available)
    func `a kit speaks its reader's language, and a draft's is for those who write it`(_ engine: Engine) async throws {
        try await Self.withGarden(engine) { node, client, ada in
            let english = try await Kit.download(client, language: "en")
            try await ada.open("/practices/new")
            try await ada.submit("/practices", ["title": "Brouillon"])
            let stranger = Visitor(client)

            #expect(english.names.contains("charter.md") && english.names.contains("READ-ME.md"))
            for page in ["kit", "kit.zip", "booklet", "booklet.epub", "booklet.pdf", "booklet.txt"] {
                #expect(try await stranger.open("/practices/brouillon/\(page)").status == 404, "\(page)")
                #expect(try await ada.open("/practices/brouillon/\(page)").status == 200, "\(page)")
                #expect(try await stranger.open("/practices/rien/\(page)").status == 404, "\(page)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what is not public stays out, and hostile words stay words`(_ engine: Engine) async throws {
        try await Self.withGarden(engine) { node, client, ada in
            try await ada.open("/practices/jardin/revisions/new")
            try await ada.submit(
                "/practices/jardin/revisions", ["title": "<script>alert(1)</script> *Jardin*"],
                choosing: ["principles": ["=HYPERLINK(\"x\")", "1. <b>gras</b>"]])
            let kit = try await Kit.download(client)
            let all = try kit.names.map { try kit.text($0) }.joined()
            let read = try kit.names.filter { !$0.hasSuffix(".json") }.map { try kit.text($0) }.joined()

            #expect(!read.contains("<script>") && !read.contains("<b>gras</b>"))
            #expect(read.contains("&lt;script&gt;") && !read.contains("<em>Jardin</em>"))
            #expect(!all.contains("ada@example.org") && !all.contains("Ada"), "nobody is named who did not choose to")
        }
    }

    @Test(arguments: Engine.available)
    func `the booklet is one page with a cover, its contents, and each chapter of them`(_ engine: Engine) async throws {
        try await Self.withGarden(engine) { node, client, ada in
            let booklet = try await ada.open("/practices/jardin/booklet")
            let page = try await ada.open("/practices/jardin")
            let kit = try await ada.open("/practices/jardin/kit")

            for words in [
                "Sommaire", "On décide ensemble.", "Un modèle de règlement", "Jardin à Mende", "Sur les toits",
                "Creuser avant l’hiver.", "jardin@mende.example", "CC BY-SA 4.0", "Édition 1",
            ] {
                #expect(booklet.says(words), "\(words)")
            }
            let targets = booklet.links.filter { $0.hasPrefix("#") && $0 != "#main" }
            #expect(targets.count == 8)
            for target in targets { #expect(booklet.body.contains("id=\"\(target.dropFirst())\""), "\(target)") }
            #expect(
                page.links.contains("/practices/jardin/kit.zip") && page.links.contains("/practices/jardin/booklet"))
            #expect(kit.says("charte.md") && kit.says("Télécharger le kit"))
        }
    }

    @Test(arguments: Engine.available)
    func `the booklet is also a book for readers of books, and words alone`(_ engine: Engine) async throws {
        try await Self.withGarden(engine) { node, client, ada in
            try await ada.open("/practices/jardin/revisions/new")
            try await ada.submit("/practices/jardin/revisions", ["need": "Se **nourrir** [ici](/practices/jardin)."])
            let answer = try await client.execute(
                uri: "/practices/jardin/booklet.epub", method: .get, headers: Kit.french)
            let book = try ZipReader([UInt8](answer.body.readableBytesView))
            let page = { (name: String) throws -> String in
                String(decoding: try book.bytes(of: #require(book.entry("EPUB/\(name)"))), as: UTF8.self)
            }
            let words = try await client.execute(
                uri: "/practices/jardin/booklet.txt", method: .get, headers: Kit.french)
            let text = String(buffer: words.body)

            #expect(answer.headers[.contentType] == "application/epub+zip")
            #expect(answer.headers[.contentDisposition]?.contains("jardin.epub") == true)
            #expect(try page("chapter-charter.xhtml").contains("<li>On décide ensemble.</li>"))
            let sheet = try page("chapter-sheet.xhtml")
            #expect(sheet.contains("Se <strong>nourrir</strong>") && !sheet.contains("href=\"/"), "\(sheet)")
            #expect(sheet.contains("://") && sheet.contains("/practices/jardin\">ici</a>"), "\(sheet)")
            #expect(try page("package.opf").contains("https://creativecommons.org/licenses/by-sa/4.0/"))
            #expect(words.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(text.hasPrefix("Jardin\n======\n") && text.contains("Se nourrir ici."))
            #expect(text.contains("On décide ensemble.") && text.contains("Creuser avant l’hiver."))
        }
    }

    @Test(arguments: Engine.available)
    func `the booklet is also a tagged PDF, and where none is made its page offers none`(_ engine: Engine) async throws
    {
        try await Self.withGarden(engine) { node, client, ada in
            let page = try await ada.open("/practices/jardin/booklet")
            let answer = try await client.execute(
                uri: "/practices/jardin/booklet.pdf", method: .get, headers: Kit.french)

            #expect(page.links.contains("/practices/jardin/booklet.pdf"))
            #expect(answer.headers[.contentType] == "application/pdf")
            #expect(answer.headers[.contentDisposition]?.contains("jardin.pdf") == true)
            #expect(String(buffer: answer.body).hasPrefix("%PDF-1.7") || answer.body.readableBytes > 1_000)
        }
        let bare = try await TestNode(engine, settings: ["ESSAIM_TYPESETTER": "/no/python"])
        try await bare.test { client in
            let ada = try await bare.person("Ada", at: client)
            try await ada.open("/practices/new")
            try await ada.submit("/practices", ["title": "Jardin"], choosing: ["principles": ["Ensemble."]])
            let page = try await ada.open("/practices/jardin/booklet")
            let answer = try await ada.open("/practices/jardin/booklet.pdf")

            #expect(page.status == 200 && !page.links.contains("/practices/jardin/booklet.pdf"))
            #expect(answer.status == 503 && answer.says("EPUB"))
        }
    }

    /// A practice that took root in one place, which changed something, learnt something, and may be called.
    @Test(arguments: Engine.available)
    func `the images of the practice go with its kit, each with its authors and its licence`(
        _ engine: Engine
    ) async throws {
        try await Self.withGarden(engine) { node, client, ada in
            try await ada.open("/media/new?page=/practices/jardin")
            try await ada.upload(
                "/media", ["title": "Le bac", "authors": "Ada", "licence": "CC0-1.0"],
                file: ("file", "bac.png", SmallestPicture.png))

            let kit = try await Kit.download(client)
            let booklet = try await ada.open("/practices/jardin/booklet")

            #expect(try kit.bytes("image-le-bac.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
            let metadata = try kit.text("ro-crate-metadata.json")
            for words in ["\"@id\" : \"image-le-bac.png\"", "publicdomain/zero/1.0", "« Le bac », Ada, CC0 1.0"] {
                #expect(metadata.contains(words), "\(words)")
            }
            #expect(try kit.text("licence.md").contains("(image-le-bac.png)"))
            #expect(booklet.says("« Le bac », Ada, CC0 1.0") && booklet.body.contains("/media/le-bac/files/original-"))
        }
    }

    private static func withGarden(
        _ engine: Engine,
        _ body: @escaping @Sendable (TestNode, any TestClientProtocol, Visitor) async throws -> Void
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/practices/new")
            try await ada.submit(
                "/practices", ["title": "Jardin", "need": "Se nourrir.", "toolkit": "- Un modèle de règlement"],
                choosing: ["principles": ["On décide ensemble.", "Rien n’est vendu."]])
            try await ada.submit("/practices/jardin/editions")
            try await ada.open("/replications/new?practice=jardin&territory=Mende&carrier=")
            try await ada.submit("/replications", ["title": "Jardin à Mende", "state": "running"])
            let place = "/replications/jardin-a-mende"
            try await ada.open("\(place)/revisions/new")
            try await ada.submit("\(place)/revisions", ["contact": "jardin@mende.example"])
            try await ada.open("\(place)/states/new")
            try await ada.submit("\(place)/states", ["state": "paused", "lessons": "Creuser avant l’hiver."])
            try await ada.open("\(place)/adaptations/new")
            try await ada.submit(
                "\(place)/adaptations", ["title": "Sur les toits", "what": "Sur les toits, faute de terre."])
            try await body(node, client, ada)
        }
    }
}

/// A kit as somebody opens it.
private struct Kit {
    static let french: HTTPFields = [.acceptLanguage: "fr"]

    private let reader: ZipReader

    static func download(_ client: any TestClientProtocol, language: String = "fr") async throws -> Kit {
        let answer = try await client.execute(
            uri: "/practices/jardin/kit.zip", method: .get, headers: [.acceptLanguage: language])
        #expect(answer.status == .ok)
        return Kit(reader: try ZipReader(Array(buffer: answer.body)))
    }

    var names: [String] { reader.entries.map(\.name) }

    func bytes(_ name: String) throws -> [UInt8] { try reader.bytes(of: try #require(reader.entry(name))) }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    func rows(_ name: String) throws -> [[String: String]] {
        let csv = try CSVReader(try bytes(name))
        let header = csv.header
        return try csv.map { line in
            Dictionary(zip(header, try line.get().fields)) { first, _ in first }
        }
    }

    /// Whatever is named within something.
    static func references(in graph: [[String: Any]]) -> [String] {
        graph.flatMap { entity in
            entity.filter { $0.key != "@id" && $0.key != "conformsTo" }.values.flatMap { value -> [String] in
                if let one = value as? [String: String] { return [one["@id"]].compactMap { $0 } }
                return (value as? [[String: String]] ?? []).compactMap { $0["@id"] }
            }
        }
    }
}
