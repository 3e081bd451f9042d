import Commons
import Fixtures
import Hummingbird
import HummingbirdTesting
import NodeFixtures
import Organizations
import Practices
import Replications
import Storage
import Testing
import Transfer
import Web

/// Lists of rows that are no things: who belongs to a network, what places count.
@Suite struct RowListTests {
    private static let membership = Kind(rawValue: "membership")
    private static let figure = Kind(rawValue: "figure")

    /// Ada looks after « Graines » and « Réseau », Bob after « Pousses » and « Autre réseau ».
    private struct Two {
        let bench: ListBench
        let ada: Person.ID
        let bob: Person.ID

        init(_ engine: Engine) async throws {
            bench = try await ListBench(engine)
            (ada, bob) = (bench.world.newID(), bench.world.newID())
            try await bench.apply(.organization, "key,title,kind\nA,Graines,association", by: ada)
            try await bench.apply(.organization, "key,title,kind\nB,Pousses,association", by: bob)
            try await bench.apply(Kind(rawValue: "network"), "key,title,kind\nR,Réseau,territorial", by: ada)
            try await bench.apply(Kind(rawValue: "network"), "key,title,kind\nS,Autre réseau,thematic", by: bob)
        }

        func states() async throws -> [String] {
            try await bench.database.read { tx in
                try tx.values("SELECT state FROM memberships ORDER BY state, id")
            }
        }
    }

    private static let list = """
        réseau;membre;territoire;type;début
        R;organizations/graines;;founder;2021
        R;B;;;
        S;A;;partner;
        R;;Mende;;
        S;B;;;
        R;R;;;
        """.replacing("réseau", with: "reseau").replacing("début", with: "debut")

    @Test(arguments: Engine.available)
    func `a list of memberships settles, invites or asks as its bringer may speak, and the rehearsal says so`(
        _ engine: Engine
    ) async throws {
        let two = try await Two(engine)

        let rehearsed = try await two.bench.rehearse(Self.membership, Self.list, by: two.ada)
        let before = try await two.states()
        let remarks = try await two.bench.database.read { tx in try ListRemark.all(of: rehearsed.id, in: tx) }
        let problems = try await two.bench.problems(rehearsed)
        try await two.bench.apply(Self.membership, Self.list, by: two.ada)

        #expect(before == [])
        #expect(try await two.bench.counts(rehearsed).judged(.add) == 4)
        #expect(
            Set(remarks.map(\.key)) == [
                "networks.sheet.becomes.active", "networks.sheet.becomes.invited", "networks.sheet.becomes.asked",
                "networks.sheet.becomes.declared",
            ])
        #expect(problems[6] == ["network networks.sheet.refused.neither"])
        #expect(problems[7] == ["member networks.memberships.itself"])
        #expect(try await two.states() == ["active", "active", "asked", "invited"])
    }

    @Test(arguments: Engine.available)
    func `nobody’s list settles nothing, and the same list again changes nothing`(_ engine: Engine) async throws {
        let two = try await Two(engine)
        let nobody = try await two.bench.rehearse(Self.membership, Self.list)
        try await two.bench.apply(Self.membership, Self.list, by: two.ada)

        let again = try await two.bench.apply(Self.membership, Self.list, by: two.ada)

        #expect(try await two.bench.counts(nobody).judged(.refuse) == 6)
        #expect(try await two.bench.problems(nobody)[2] == ["network networks.sheet.refused.nobody"])
        let counts = try await two.bench.counts(again)
        #expect(counts.carriedOut(.same) == 4 && counts.judged(.refuse) == 2)
    }

    @Test(arguments: Engine.available)
    func `a list answers for its bringer, ends what lasts, and rewrites nothing that was agreed`(
        _ engine: Engine
    ) async throws {
        let two = try await Two(engine)
        try await two.bench.apply(Self.membership, Self.list, by: two.ada)

        let answered = try await two.bench.apply(
            Self.membership, "network,member,type\nR,B,\nS,A,founder", by: two.bob)
        let other = try await two.bench.rehearse(Self.membership, "network,member,begins\nR,A,1999", by: two.ada)
        let ended = try await two.bench.apply(
            Self.membership, "network,member,ends\nS,A,2022\nR,A,2020-12", by: two.ada)

        #expect(try await two.bench.counts(answered).carriedOut(.change) == 2)
        #expect(try await two.bench.problems(other)[2] == ["begins networks.sheet.refused.settled"])
        #expect(try await two.bench.problems(ended)[3] == ["ends networks.parting.before"])
        #expect(try await two.bench.problems(ended)[2] == ["ends networks.parting.before"])
        #expect(try await two.states() == ["active", "active", "active", "active"])
    }

    @Test(arguments: Engine.available)
    func `taken back, a list of memberships leaves what the other side answered since`(
        _ engine: Engine
    ) async throws {
        let two = try await Two(engine)
        let first = try await two.bench.apply(Self.membership, Self.list, by: two.ada)
        let answer = try await two.bench.apply(Self.membership, "network,member\nR,B", by: two.bob)

        try await two.bench.undo(first)
        let left = try await two.bench.counts(first)
        let after = try await two.states()
        try await two.bench.undo(answer)

        #expect(left.undone(.erased) == 3 && left.undone(.left) == 1)
        #expect(after == ["active"])
        #expect(try await two.states() == ["invited"])
        #expect(try await two.bench.counts(answer).undone(.restored) == 1)
    }

    @Test(arguments: Engine.available)
    func `what is over comes in only from who speaks for both sides, and ends are taken back`(
        _ engine: Engine
    ) async throws {
        let two = try await Two(engine)
        let past = "network,member,begins,ends\nR,A,2010,2015\nR,B,2010,2015"
        let first = try await two.bench.apply(Self.membership, past, by: two.ada)
        try await two.bench.apply(Self.membership, "network,member,begins\nR,A,2018", by: two.ada)
        let ending = try await two.bench.apply(Self.membership, "network,member,ends\nR,A,2020", by: two.ada)
        let ended = try await two.states()

        try await two.bench.undo(ending)

        #expect(try await two.bench.problems(first)[3] == ["ends networks.sheet.refused.past"])
        #expect(ended == ["ended", "ended"])
        #expect(try await two.states() == ["active", "ended"])
    }

    @Test(arguments: Engine.available)
    func `figures come in from those who carry a place, change what differs, and go back`(
        _ engine: Engine
    ) async throws {
        let bench = try await ListBench(engine)
        let (ada, bob) = (bench.world.newID() as Person.ID, bench.world.newID() as Person.ID)
        try await bench.apply(.practice, "cle;nom;publie\np-1;Jardin;oui")
        try await bench.apply(
            .replication, "key;title;practice;territory;state\nr-1;À Mende;p-1;Mende;running", by: ada)
        let list = "replication;measure;year;amount\nr-1;reached;2024;120\nr-1;Emplois;2024;3,5"

        let strange = try await bench.rehearse(Self.figure, list, by: bob)
        let first = try await bench.apply(Self.figure, list, by: ada)
        let second = try await bench.apply(
            Self.figure, list.replacing("120", with: "1 300") + "\nr-1;reached;2025;1,5\nr-1;reached;2199;1", by: ada)
        let held = try await figures(bench)
        try await bench.undo(second)
        let restored = try await figures(bench)
        try await bench.undo(first)

        #expect(
            try await bench.problems(strange)[2]?.first?.hasPrefix("replication replications.figures.sheet.notYours")
                == true)
        #expect(try await bench.counts(first).carriedOut(.add) == 2)
        let counts = try await bench.counts(second)
        #expect(counts.carriedOut(.change) == 1 && counts.carriedOut(.same) == 1 && counts.judged(.refuse) == 2)
        #expect(held == ["jobs 2024 350 Liste", "reached 2024 130000 Liste"])
        #expect(restored == ["jobs 2024 350 Liste", "reached 2024 12000 Liste"])
        #expect(try await figures(bench) == [])
    }

    private func figures(_ bench: ListBench) async throws -> [String] {
        let places = try await bench.things(.replication)
        return try await bench.database.read { tx in
            try places.flatMap { try Figure.all(of: $0.id, in: tx) }.map {
                "\($0.measure.rawValue) \($0.year) \($0.amount?.rawValue ?? 0) \($0.source)"
            }.sorted()
        }
    }

    @Test func `the page of a rehearsal says how many invitations there will be, in both languages`() async throws {
        let two = try await Two(.sqlite)
        try await two.bench.node.test { client in
            for (language, sentence) in [(Language.fr, "deviendra une invitation"), (.en, "will become an invitation")]
            {
                let name = language == .fr ? "Zoe" : "Yann"
                let editor = try await two.bench.node.person(name, roles: [.editor], language: language, at: client)
                try await editor.open("/networks/new")
                try await editor.submit("/networks", ["title": "Réseau de \(name)", "kind": "thematic"])
                try await editor.open("/imports/new?kind=membership")
                let page = try await editor.submit(
                    "/imports",
                    [
                        "kind": "membership", "source": "Liste",
                        "text": "network,member\nreseau-de-\(language == .fr ? "zoe" : "yann"),pousses",
                    ])
                let template = try await editor.open("/imports/templates/memberships")

                #expect(page.says(sentence))
                #expect(template.status == 200 && template.says("network"))
            }
        }
    }
}
