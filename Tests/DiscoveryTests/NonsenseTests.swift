import Fixtures
import Testing

@Suite struct NonsenseTests {
    static let harmless = [
        "q=%22%28%29*%3A%5E-+OR+NEAR", "q=%25_%5C", "q=%27%3B+DROP+TABLE+things", "q=%F0%9F%8C%B1", "q=+++",
        "after=zz-zz", "view=nope", "territory-id=nope", "unknown=1", "q=a&q=b", "=", "&&&",
        "kind=", "need=", "territory=",
    ]

    @Test(arguments: Engine.available)
    func `nonsense gets an ordinary page`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        try await commons.practice("Jardin partagé", needs: ["food"])

        try await commons.visit { visitor in
            for query in Self.harmless {
                for path in ["/search", "/practices", "/replications"] {
                    let page = try await visitor.open("\(path)?\(query)")
                    #expect(page.status == 200, "\(path)?\(query)")
                }
            }
        }
    }

    /// Whoever follows a list from page to page must not be led back to its beginning for ever.
    @Test(arguments: Engine.available)
    func `a place in a list that no page gave is refused by name, and the list is shown`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        try await commons.practice("Jardin partagé")

        try await commons.visit { visitor in
            for query in ["after=zzz", "after=-", "limit=0", "limit=1000"] {
                let page = try await visitor.open("/practices?\(query)")
                #expect(page.status == 422 && page.says("Jardin partagé"), "\(query)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a choice that does not exist is answered by a sentence beside its field`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        try await commons.practice("Jardin partagé", needs: ["food"])
        try await commons.practice("Boîte à dons")

        try await commons.visit { visitor in
            let need = try await visitor.open("/search?need=nope")
            let place = try await visitor.open("/search?territory=Nulle-part")
            let words = try await visitor.open("/search?q=" + String(repeating: "a", count: 201))

            #expect(need.status == 422 && need.body.contains(#"id="need-error""#))
            #expect(place.status == 422 && place.body.contains(#"id="territory-error""#))
            #expect(place.says("Nous ne connaissons aucun territoire de ce nom"))
            #expect(words.status == 422 && words.body.contains(#"id="q-error""#))
            #expect(need.says("Jardin partagé"), "the rest is answered")
        }
    }

    @Test(arguments: Engine.available)
    func `what a facet asks for and no result has is shown with its sentence`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)

        try await commons.visit { visitor in
            for facet in ["kind", "need", "public", "theme", "state", "echelon", "carrier"] {
                let page = try await visitor.open("/search?\(facet)=nope")

                #expect(page.status == 422 && page.body.contains(#"id="\#(facet)-error""#), "\(facet)")
                #expect(page.links.contains("#" + facet) && page.body.contains("id=\"\(facet)\""), "\(facet)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a text that is not UTF-8 is refused`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)

        try await commons.visit { visitor in
            let broken = try await visitor.open("/search?q=%FF%FE")
            let null = try await visitor.open("/search?q=a%00b")

            #expect(broken.status == 400 && null.status == 400)
        }
    }
}
