import Commons
import Fixtures
import Search
import Storage
import Testing
import Web

@Suite struct TranslationTests {
    let poems = Poems()
    let clock = TestWorld()

    private func database(_ engine: Engine) async throws -> Database {
        try await engine.database(SearchIndex.migrations + Commons.migrations)
    }

    private var author: Authorship { Authorship(nil, because: "essai", at: clock.now) }

    private static func poem(_ verses: String, lines: [String] = [], in language: String = "fr") -> Poem {
        var poem = Poem(title: language == "fr" ? "Ruche" : "Hive", language: language, verses: verses)
        poem.lines = lines
        return poem
    }

    /// A poem with its English translation.
    private func translated(_ verses: String, _ english: String, _ database: Database) async throws -> Thing {
        try await database.write { tx in
            let thing = try poems.create(Self.poem(verses), Origin(), by: author, world: clock.world, in: tx)
            try poems.translate(thing, Self.poem(english, in: "en"), of: 1, by: author, in: tx)
            return thing
        }
    }

    private func revise(_ thing: Thing, _ verses: String, _ database: Database) async throws -> Thing {
        try await database.write { tx in
            try poems.revise(thing, Self.poem(verses), readAt: thing.revision, by: author, in: tx)
        }
    }

    private func english(_ thing: Thing, _ database: Database) async throws -> Translation<Poem> {
        let found = try await database.read { tx in try poems.translation(of: thing, to: "en", in: tx) }
        return try #require(found)
    }

    @Test(arguments: Engine.available)
    func `what changed is stale, what is new is read in the language of the original`(engine: Engine) async throws {
        let database = try await database(engine)
        let thing = try await translated("Un\n\nDeux mots\n\nTrois", "One\n\nTwo words\n\nThree", database)

        let revised = try await revise(thing, "Un\n\nDeux mots justes\n\nTrois\n\nQuatre", database)

        let found = try await english(revised, database)
        #expect(found.content.verses == "One\n\nTwo words\n\nThree\n\nQuatre")
        let verses = try #require(found.told.field("poems.verses"))
        #expect(verses.paragraphs.map(\.state) == [.translated, .stale, .translated, .missing])
        #expect(verses.paragraphs[1].former == "Deux mots")
    }

    @Test(arguments: Engine.available)
    func `a paragraph that moved stays translated`(engine: Engine) async throws {
        let database = try await database(engine)
        let thing = try await translated("Un\n\nDeux\n\nTrois", "One\n\nTwo\n\nThree", database)

        let revised = try await revise(thing, "Trois\n\nUn\n\nDeux", database)

        let found = try await english(revised, database)
        #expect(found.content.verses == "Three\n\nOne\n\nTwo")
        #expect(!found.isStale)
    }

    @Test(arguments: Engine.available)
    func `what the original says again is translated again`(engine: Engine) async throws {
        let database = try await database(engine)
        let thing = try await translated("Un\n\nDeux", "One\n\nTwo", database)
        let shorter = try await revise(thing, "Un", database)
        let without = try await english(shorter, database)

        let again = try await revise(shorter, "Un\n\nDeux", database)

        let with = try await english(again, database)
        #expect(without.content.verses == "One")
        #expect(with.content.verses == "One\n\nTwo")
        #expect(!with.isStale)
    }

    @Test(arguments: Engine.available)
    func `a text with another number of paragraphs is translated as one, and stale as one`(engine: Engine) async throws
    {
        let database = try await database(engine)
        let thing = try await translated("Un\n\nDeux", "One and two", database)
        let before = try await english(thing, database)

        let revised = try await revise(thing, "Un\n\nDeux\n\nTrois", database)

        let after = try await english(revised, database)
        #expect(before.content.verses == "One and two")
        #expect(!before.isStale)
        #expect(after.content.verses == "One and two")
        #expect(after.told.count(.stale) == 1)
    }

    @Test(arguments: Engine.available)
    func `a whole translation from before is read paragraph by paragraph`(engine: Engine) async throws {
        let database = try await database(engine)
        let thing = try await database.write { tx in
            let thing = try poems.create(Self.poem("Un\n\nDeux"), Origin(), by: author, world: clock.world, in: tx)
            let content = #"{"language":"en","lines":[],"summary":"","title":"Hive","verses":"One\n\nTwo"}"#
            try tx.run(
                """
                INSERT INTO translations (thing_id, language, of_revision, content, person_id, at)
                VALUES (\(thing.id), 'en', 1, \(content), NULL, 1)
                """)
            return thing
        }

        let revised = try await revise(thing, "Un\n\nDeux et demi", database)

        let found = try await english(revised, database)
        #expect(found.content.title == "Hive")
        #expect(found.told.field("poems.verses")?.paragraphs.map(\.state) == [.translated, .stale])
    }
}
