import Commons
import Fixtures
import Search
import Storage
import Testing
import Web

@Suite struct ThingTests {
    let poems = Poems()
    let clock = TestWorld()
    let ada = Person.ID(rawValue: "ada")
    let boris = Person.ID(rawValue: "boris")

    private func database(_ engine: Engine) async throws -> Database {
        try await engine.database(SearchIndex.migrations + Commons.migrations)
    }

    private func author(_ person: Person.ID?, _ reason: String = "essai") -> Authorship {
        Authorship(person, because: reason, at: clock.now)
    }

    private func viewer(_ id: Person.ID) -> Viewer { Viewer(id: id, name: "", roles: [.contributor], sessionID: "s") }

    private func poem(_ title: String, _ origin: Origin = Origin(), in tx: Transaction) throws -> Thing {
        try poems.create(Poem(title: title), origin, by: author(ada), world: clock.world, in: tx)
    }

    @Test(arguments: Engine.available)
    func `a draft is seen by its keeper and missing for everybody else`(engine: Engine) async throws {
        let database = try await database(engine)
        let ada = try #require(ada)
        let boris = try #require(boris)
        let draft = try await database.write { tx in try poem("Brouillon", in: tx) }

        let found = try await database.read { tx in
            try Thing.require(.poem, at: draft.slug, for: viewer(ada), in: tx)
        }

        #expect(found == draft)
        for stranger in [nil, viewer(boris)] {
            let error = await #expect(throws: AppError.self) {
                try await database.read { tx in try Thing.require(.poem, at: draft.slug, for: stranger, in: tx) }
            }
            #expect(error?.kind == .missing)
        }
    }

    @Test(arguments: Engine.available)
    func `two things of the same name have two addresses`(engine: Engine) async throws {
        let database = try await database(engine)

        let slugs = try await database.write { tx in try (1...3).map { _ in try poem("Même nom", in: tx).slug } }

        #expect(slugs == ["meme-nom", "meme-nom-2", "meme-nom-3"])
    }

    @Test(arguments: Engine.available)
    func `an old address leads to the new one`(engine: Engine) async throws {
        let database = try await database(engine)
        var origin = Origin()
        origin.visibility = .published
        let old = try await database.write { [origin] tx in try poem("Avant", origin, in: tx) }

        let new = try await database.write { tx in try old.rename(to: "Après", in: tx) }

        let found = try await database.read { tx in try Thing.find(.poem, at: "avant", for: nil, in: tx) }
        guard case .moved(let path) = found else { return try #require(Bool(false), "the old address must move") }
        #expect(path == "/poems/apres")
        #expect(new.id == old.id)
    }

    @Test(arguments: Engine.available)
    func `every save is a revision that can be read, and brought back`(engine: Engine) async throws {
        let database = try await database(engine)
        let thing = try await database.write { tx in try poem("Un", in: tx) }
        let second = try await database.write { tx in
            try poems.revise(thing, Poem(title: "Deux"), readAt: 1, by: author(ada, "mieux"), in: tx)
        }

        let third = try await database.write { tx in try poems.restore(second, to: 1, by: author(ada, "retour"), in: tx)
        }

        let (revisions, texts) = try await database.read { tx in
            (
                try Revision.all(of: third, limit: 10, in: tx),
                try (1...3).map { try poems.content(of: third, at: $0, in: tx).title }
            )
        }
        #expect(third.revision == 3)
        #expect(third.title == "Un")
        #expect(revisions.map(\.reason) == ["retour", "mieux", "essai"])
        #expect(texts == ["Un", "Deux", "Un"])
    }

    @Test(arguments: Engine.available)
    func `whoever saves over a version that they did not read is told, and nothing is lost`(
        engine: Engine
    ) async throws {
        let database = try await database(engine)
        let thing = try await database.write { tx in try poem("Un", in: tx) }
        _ = try await database.write { tx in
            try poems.revise(thing, Poem(title: "Deux"), readAt: 1, by: author(boris), in: tx)
        }

        let error = await #expect(throws: AppError.self) {
            try await database.write { tx in
                try poems.revise(thing, Poem(title: "Trois"), readAt: 1, by: author(ada), in: tx)
            }
        }

        #expect(error?.kind == .outdated)
        let now = try await database.read { tx in try Thing.find(thing.id, in: tx) }
        #expect(now?.title == "Deux")
        #expect(now?.revision == 2)
    }

    @Test(arguments: Engine.available)
    func `fifty people saving at once: each is kept or told, none is lost`(engine: Engine) async throws {
        let database = try await database(engine)
        let thing = try await database.write { tx in try poem("Un", in: tx) }

        let kept = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 1...50 {
                group.addTask {
                    do {
                        _ = try await database.write { tx in
                            try poems.revise(thing, Poem(title: "n° \(number)"), readAt: 1, by: author(ada), in: tx)
                        }
                        return true
                    } catch let error as AppError where error.kind == .outdated {
                        return false
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        let revisions = try await database.read { tx in try Revision.all(of: thing, limit: 100, in: tx) }
        #expect(kept == 1)
        #expect(revisions.count == 2)
    }

    @Test(arguments: Engine.available)
    func `an invitation makes one keeper, once`(engine: Engine) async throws {
        let database = try await database(engine)
        let ada = try #require(ada)
        let boris = try #require(boris)
        let thing = try await database.write { tx in try poem("À plusieurs", in: tx) }
        let secret = try await database.write { tx in
            try Invitation.make(for: thing, by: viewer(ada), world: clock.world, in: tx)
        }

        _ = try await database.write { tx in
            try #require(try Invitation.find(secret, at: clock.now, in: tx)).accept(by: boris, at: clock.now, in: tx)
        }

        let (keepers, again) = try await database.read { tx in
            (try thing.keepers(in: tx), try Invitation.find(secret, at: clock.now, in: tx))
        }
        #expect(Set(keepers) == [ada, boris])
        #expect(again == nil)
    }

    @Test(arguments: Engine.available)
    func `an invitation is over after fourteen days`(engine: Engine) async throws {
        let database = try await database(engine)
        let ada = try #require(ada)
        let thing = try await database.write { tx in try poem("Plus tard", in: tx) }
        let secret = try await database.write { tx in
            try Invitation.make(for: thing, by: viewer(ada), world: clock.world, in: tx)
        }

        clock.advance(by: .seconds(14 * 86_400 + 1))

        let found = try await database.read { tx in try Invitation.find(secret, at: clock.now, in: tx) }
        #expect(found == nil)
    }

    @Test(arguments: Engine.available)
    func `who does not keep a thing cannot invite to it`(engine: Engine) async throws {
        let database = try await database(engine)
        let boris = try #require(boris)
        let thing = try await database.write { tx in try poem("À moi", in: tx) }

        let error = await #expect(throws: AppError.self) {
            try await database.write { tx in
                try Invitation.make(for: thing, by: viewer(boris), world: clock.world, in: tx)
            }
        }

        #expect(error?.kind == .forbidden)
    }

    @Test(arguments: Engine.available)
    func `a translation says when it is behind its original`(engine: Engine) async throws {
        let database = try await database(engine)
        let thing = try await database.write { tx in try poem("Un", in: tx) }
        var english = Poem(title: "One")
        english.language = "en"
        try await database.write { [english] tx in try poems.translate(thing, english, of: 1, by: author(ada), in: tx) }
        let before = try await database.read { tx in try poems.translation(of: thing, to: "en", in: tx) }

        let revised = try await database.write { tx in
            try poems.revise(thing, Poem(title: "Deux"), readAt: 1, by: author(ada), in: tx)
        }

        let behind = try await database.read { tx in try poems.translation(of: revised, to: "en", in: tx) }
        #expect(before?.content.title == "One")
        #expect(before?.isStale == false)
        #expect(behind?.content.title == "One")
        #expect(behind?.isStale == true)
    }
}
