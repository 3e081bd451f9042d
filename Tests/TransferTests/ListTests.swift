import Commons
import Fixtures
import Hummingbird
import HummingbirdTesting
import Node
import NodeFixtures
import Organizations
import Practices
import Replications
import Storage
import Testing
import Transfer
import Web

/// Lists come in: rehearsed, carried out in batches, taken back.
@Suite struct ListTests {
    @Test(arguments: Engine.available)
    func `a rehearsal says what would be done and changes nothing`(_ engine: Engine) async throws {
        let bench = try await ListBench(engine)
        let list = try await bench.rehearse(
            .organization,
            """
            nom;type;territoire;site
            Les Jardiniers;association;Mende (Lozère);https://jardin.example
            Le Puits;coopérative;fr-48095;
            Sans type;;;
            Ailleurs;association;Menda;
            Double;association;Saint-Denis;
            Adresse;association;;pas une adresse
            """)

        let counts = try await bench.counts(list)

        #expect(list.state == .rehearsed && counts.judged(.add) == 2 && counts.judged(.refuse) == 4)
        #expect(try await bench.things(.organization) == [])
        let problems = try await bench.problems(list)
        #expect(problems[4] == ["kind transfer.problem.missing"])
        #expect(problems[5]?.first?.hasPrefix("territory transfer.problem.unknownTerritory.near") == true)
        #expect(problems[5]?.first?.contains("Mende (Lozère, FR-COG-48095)") == true)
        #expect(problems[6]?.first?.contains("Saint-Denis (Seine-Saint-Denis, FR-COG-93066)") == true)
        #expect(problems[7] == ["website web.field.link"])
    }

    @Test(arguments: Engine.available)
    func `the eighth principle of a charter is refused in a list too`(_ engine: Engine) async throws {
        let bench = try await ListBench(engine)
        let list = try await bench.rehearse(
            .practice, "nom;principes\nJardin;un | deux | trois | quatre | cinq | six | sept | huit")

        #expect(try await bench.counts(list).judged(.refuse) == 1)
        #expect(try await bench.problems(list)[2] == ["principles practices.form.principles.tooMany"])
    }

    @Test func `a JSON list that holds a name twice is refused, and the name is said`() async throws {
        let bench = try await ListBench(.sqlite)
        let sheet = try bench.sheet(.organization)
        let list = #"[{"title": "Un", "kind": "association", "title": "Autre"}]"#

        #expect(throws: ListFault("transfer.file.keyTwice", ["name": "title"])) {
            try ListFile(Array(list.utf8), for: sheet)
        }
    }

    @Test(arguments: Engine.available)
    func `importing the same list again changes nothing, and a new version changes what differs`(
        _ engine: Engine
    ) async throws {
        let bench = try await ListBench(engine)
        let first = "key,title,kind,summary\nA,Graines,association,Des graines\nB,Pousses,company,"
        try await bench.apply(.organization, first)

        let again = try await bench.apply(.organization, first)
        let newer = try await bench.apply(.organization, first.replacing("Des graines", with: "Des semences"))

        #expect(try await bench.counts(again).carriedOut(.same) == 2)
        let counts = try await bench.counts(newer)
        #expect(counts.carriedOut(.change) == 1 && counts.carriedOut(.same) == 1)
        #expect(try await bench.things(.organization).map(\.revision) == [2, 1])
    }

    @Test(arguments: Engine.available)
    func `things of every kind come in and name each other by key, address or name`(_ engine: Engine) async throws {
        let bench = try await ListBench(engine)

        try await bench.apply(.organization, "key,title,kind\norg-1,Graines,association")
        try await bench.apply(
            .practice,
            "cle;nom;principes;publie;structure;besoins\np-1;Jardin;Ouvert à tous | Sans chimie;oui;Graines;\"Bien vieillir; isolation\""
        )
        try await bench.apply(
            .replication, "key\ttitle\tpractice\tterritory\tstate\tcarriers\nr-1\tÀ Mende\tp-1\tMende\tEn marche\torg-1"
        )
        let last = try await bench.apply(
            .adaptation,
            #"[{"title": "Sur les toits", "replication": "r-1", "what": "Des bacs", "modified": ["content"]}]"#)

        #expect(try await bench.problems(last) == [:])
        #expect(try await bench.things(.replication).map(\.title) == ["À Mende"])
        let practice = try #require(try await bench.things(.practice).first)
        let content = try await bench.database.read { tx in try Practices().content(of: practice, in: tx) }
        #expect(practice.visibility == .published && content.principles == ["Ouvert à tous", "Sans chimie"])
        #expect(content.steward != nil)
        #expect(try await bench.things(.adaptation).count == 1)
    }

    @Test(arguments: Engine.available)
    func `an import that was undone leaves the commons as it was`(_ engine: Engine) async throws {
        let bench = try await ListBench(engine)
        try await bench.apply(.organization, "key,title,kind\nA,Graines,association")
        let newer = try await bench.apply(
            .organization, "key,title,kind\nA,Graines du causse,association\nB,Pousses,company")

        try await bench.undo(newer)

        let things = try await bench.things(.organization)
        #expect(things.map(\.title) == ["Graines"] && things.map(\.revision) == [3])
        let counts = try await bench.counts(newer)
        #expect(counts.undone(.restored) == 1 && counts.undone(.erased) == 1)
        try await bench.undo(newer)
        #expect(try await bench.things(.organization).map(\.revision) == [3])
    }

    @Test(arguments: Engine.available)
    func `what people built on since stays or is withdrawn`(_ engine: Engine) async throws {
        let bench = try await ListBench(engine)
        try await bench.apply(.organization, "key,title,kind\nA,Graines,association")
        let newer = try await bench.apply(.organization, "key,title,kind\nA,Autre nom,association\nB,Pousses,company")
        try await bench.apply(.organization, "key,title,kind\nA,Encore un,association\nB,Pousses vertes,company")

        try await bench.undo(newer)

        let counts = try await bench.counts(newer)
        #expect(counts.undone(.left) == 1 && counts.undone(.withdrawn) == 1)
        let things = try await bench.things(.organization)
        #expect(things.map(\.title) == ["Encore un", "Pousses vertes"])
        #expect(things.map(\.visibility) == [.published, .withdrawn])
    }

    @Test(arguments: Engine.available)
    func `an import is stopped between two batches, and goes on from there`(_ engine: Engine) async throws {
        let bench = try await ListBench(engine)
        let lines = (1...120).map { "K\($0),Structure \($0),association" }.joined(separator: "\n")
        let list = try await bench.rehearse(.organization, "key,title,kind\n" + lines)
        try await bench.database.write { tx in try list.apply(world: bench.world, in: tx) }

        try await bench.work.step(list.id)
        try await bench.database.write { tx in try list.stop(by: nil, at: bench.world.now(), in: tx) }
        try await bench.work.run(list.id)
        let stopped = try await bench.counts(list).carriedOut(.add)
        try await bench.database.write { tx in try list.apply(world: bench.world, in: tx) }
        try await bench.work.run(list.id)

        #expect(stopped == 50)
        #expect(try await bench.counts(list).carriedOut(.add) == 120)
        #expect(try await bench.things(.organization).count == 120)
    }

    @Test(arguments: Engine.available)
    func `an undoing is stopped between two batches, and goes on from there`(_ engine: Engine) async throws {
        let bench = try await ListBench(engine)
        let lines = (1...120).map { "K\($0),Structure \($0),association" }.joined(separator: "\n")
        let list = try await bench.apply(.organization, "key,title,kind\n" + lines)
        let undo: @Sendable (Transaction) throws -> Void = { tx in
            try list.undo(by: nil, because: "", world: bench.world, in: tx)
        }
        try await bench.database.write(undo)

        try await bench.work.step(list.id)
        try await bench.database.write { tx in
            try list.stop(by: nil, at: bench.world.now(), in: tx)
            try list.apply(world: bench.world, in: tx)
        }
        try await bench.work.run(list.id)
        let stopped = try await bench.database.read { tx in try ListImport.find(list.id, in: tx)?.state }
        #expect(stopped == .undoStopped, "what is half taken back is not carried out again")
        #expect(try await bench.things(.organization).count == 70)
        try await bench.database.write(undo)
        try await bench.work.run(list.id)

        #expect(try await bench.things(.organization).isEmpty)
        #expect(try await bench.database.read { tx in try ListImport.find(list.id, in: tx)?.state } == .undone)
    }

    @Test(arguments: Engine.available)
    func `two workers on one import do nothing twice`(_ engine: Engine) async throws {
        let bench = try await ListBench(engine)
        let lines = (1...150).map { "K\($0),Structure \($0),association" }.joined(separator: "\n")
        let list = try await bench.rehearse(.organization, "key,title,kind\n" + lines)
        try await bench.database.write { tx in try list.apply(world: bench.world, in: tx) }

        async let one: Void = bench.work.run(list.id)
        async let other: Void = bench.work.run(list.id)
        _ = try await (one, other)

        #expect(try await bench.things(.organization).count == 150)
    }

    @Test func `a line without a key whose name is taken says how to go on`() async throws {
        let bench = try await ListBench(.sqlite)
        try await bench.apply(.organization, "title,kind\nGraines,association", source: "Une liste")

        let other = try await bench.rehearse(.organization, "title,kind\nGraines,company", source: "Une autre")

        #expect(try await bench.problems(other)[2]?.first?.hasPrefix("title transfer.problem.sameTitle") == true)
    }

    @Test func `a line that comes twice is refused the second time`() async throws {
        let bench = try await ListBench(.sqlite)

        let list = try await bench.rehearse(.organization, "title,kind\nGraines,association\nGraines,association")

        #expect(try await bench.problems(list) == [3: ["key transfer.problem.repeated line=2"]])
    }

    @Test(arguments: Engine.available)
    func `a list changes nothing that its bringer does not keep`(_ engine: Engine) async throws {
        let bench = try await ListBench(engine)
        try await bench.apply(.organization, "key,title,kind\nA,Graines,association", by: bench.world.newID())

        let list = try await bench.rehearse(
            .organization, "key,title,kind\nA,Pris,association", by: bench.world.newID())

        #expect(try await bench.problems(list)[2]?.first?.hasPrefix("title transfer.problem.notKeeper") == true)
    }

    @Test(arguments: Engine.available)
    func `strange texts come in, go out and come in again the same`(_ engine: Engine) async throws {
        let bench = try await ListBench(engine)
        let lines = try Naughty.texts.enumerated().map {
            #"{"key": "n\#($0)", "title": "N \#($0)", "kind": "association", "description": \#(try Naughty.json($1))}"#
        }
        let first = try await bench.apply(.organization, "[" + lines.joined(separator: ",") + "]")

        let csv = try await bench.csv(.organization)
        let again = try await bench.apply(.organization, csv)

        #expect(try await bench.counts(first).carriedOut(.add) == Naughty.texts.count)
        #expect(try await bench.counts(again).carriedOut(.same) == Naughty.texts.count)
    }

    @Test func `no broken list brings the reading down`() async throws {
        let bench = try await ListBench(.sqlite)
        let sheet = try bench.sheet(.organization)
        let samples = [
            "key;title;kind\r\nA;\"Graines; \"\"du\"\" causse\";association\r\nB;Pousses;company\r\n",
            #"{"items": [{"title": "Graines", "kind": "association", "territory": ["a", null, 1.5]}, 3]}"#,
        ].map { Array($0.utf8) }
        var state: UInt64 = 42
        let next: (Int) -> Int = { bound in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }

        for round in 0..<6_000 {
            var bytes = samples[round % 2]
            for _ in 0...next(5) {
                let place = next(bytes.count)
                switch next(3) {
                case 0: bytes[place] = UInt8(next(256))
                case 1: bytes.insert([34, 10, 13, 59, 0, 0xC3, 0xFF, 123, 91][next(9)], at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + next(9)))
                }
            }
            do {
                let file = try ListFile(bytes, for: sheet)
                #expect(file.columns.contains("title") || file.columns.contains("slug") || file.columns.contains("id"))
            } catch {
                #expect(error.key.hasPrefix("transfer."))
            }
        }
    }
}
