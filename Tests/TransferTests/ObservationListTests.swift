import Archive
import Commons
import Fixtures
import Hummingbird
import HummingbirdTesting
import Indicators
import Networks
import NodeFixtures
import Organizations
import Practices
import Replications
import Storage
import Testing
import Transfer
import Web

/// Lists of what places told of indicators, from a text or a workbook.
@Suite struct ObservationListTests {
    private static let observation = Kind(rawValue: "observation")

    /// A place of Ada's at Mende, and two indicators that its practice proposes.
    private struct Counted {
        let bench: ListBench
        let ada: Person.ID

        init(_ engine: Engine) async throws {
            bench = try await ListBench(engine)
            ada = bench.world.newID()
            try await bench.apply(.practice, "cle;nom;publie\np-1;Jardin;oui")
            try await bench.apply(
                .replication, "key;title;practice;territory;state\nr-1;À Mende;p-1;Mende;running", by: ada)
            try await bench.propose()
        }

        func breakdowns() async throws -> [String] {
            try await bench.database.read { tx in
                try tx.values("SELECT breakdown FROM observations WHERE is_latest AND breakdown <> ''")
            }
        }

        func told() async throws -> [String] {
            try await bench.database.read { tx in
                try tx.values(
                    """
                    SELECT t.slug || ' ' || o.period || ' ' || o.amount || ' ' || COALESCE(o.whole, 0) || ' ' || o.method
                    FROM observations o JOIN things t ON t.id = o.indicator_id
                    WHERE o.is_latest AND o.amount IS NOT NULL ORDER BY t.slug, o.period
                    """)
            }
        }
    }

    private static let list = """
        implantation;indicateur;periode;combien;sur;methode
        r-1;paniers;2024;120;;pesée
        r-1;Parts;2025-03;3,5;7;
        """.replacing("Parts", with: "parts")

    @Test(arguments: Engine.available)
    func `observations come in from those who carry a place, change what differs, and go back`(
        _ engine: Engine
    ) async throws {
        let counted = try await Counted(engine)
        let bench = counted.bench
        let bob: Person.ID = bench.world.newID()

        let strange = try await bench.rehearse(Self.observation, Self.list, by: bob)
        let first = try await bench.apply(Self.observation, Self.list, by: counted.ada)
        let again = try await bench.apply(Self.observation, Self.list, by: counted.ada)
        let second = try await bench.apply(
            Self.observation, "replication,indicator,period,amount\nr-1,paniers,2024,130\nr-1,parts,2025-03,",
            by: counted.ada)
        let held = try await counted.told()
        try await bench.undo(second)
        let restored = try await counted.told()
        try await bench.undo(first)

        #expect(
            try await bench.problems(strange)[2]?.first?.hasPrefix("replication indicators.sheet.notYours") == true)
        #expect(try await bench.counts(first).carriedOut(.add) == 2)
        #expect(try await bench.counts(again).carriedOut(.same) == 2)
        #expect(try await bench.counts(second).carriedOut(.change) == 2)
        #expect(held == ["paniers 2024 13000 0 pesée"])
        #expect(restored == ["paniers 2024 12000 0 pesée", "parts 2025-03 350 700 "])
        #expect(try await bench.counts(second).undone(.restored) == 2)
        #expect(try await counted.told() == [])
    }

    @Test(arguments: Engine.available)
    func `how many are of which gender and age comes in with a list, does not go out, and adds up`(
        _ engine: Engine
    ) async throws {
        let counted = try await Counted(engine)
        let bench = counted.bench
        let list = "replication,indicator,period,amount,women-young,men-old\nr-1,paniers,2024,20,12,8"

        let wrong = try await bench.rehearse(
            Self.observation, list.replacing("12,8", with: "12,9"), by: counted.ada)
        let first = try await bench.apply(Self.observation, list, by: counted.ada)
        let again = try await bench.apply(Self.observation, list, by: counted.ada)
        let bare = try await bench.apply(
            Self.observation, "replication,indicator,period,amount\nr-1,paniers,2024,20", by: counted.ada)
        let told = try await counted.breakdowns()
        let second = try await bench.apply(
            Self.observation, list.replacing("12,8", with: "11,9"), by: counted.ada)
        let rows = try await bench.database.read { tx in
            try ObservationSheet().rows(after: nil, limit: 10, in: tx).map(\.cells)
        }

        #expect(try await bench.problems(wrong)[2]?.first?.contains("indicators.form.breakdown.total") == true)
        #expect(try await bench.counts(first).carriedOut(.add) == 1)
        #expect(try await bench.counts(again).carriedOut(.same) == 1)
        #expect(try await bench.counts(bare).carriedOut(.same) == 1)
        #expect(told == ["[12,0,0,0,0,8,0,0,0]"])
        #expect(try await bench.counts(second).carriedOut(.change) == 1)
        #expect(try await counted.breakdowns() == ["[11,0,0,0,0,9,0,0,0]"])
        #expect(rows.count == 1 && rows.allSatisfy { $0["women-young"] == nil })
    }

    @Test(arguments: Engine.available)
    func `a network and a fund of which something is asked since stay when the list that brought them is undone`(
        _ engine: Engine
    ) async throws {
        let bench = try await ListBench(engine)
        let lists = [
            try await bench.apply(.network, "key,title,kind\nn-1,Réseau,thematic\nn-2,Autre,thematic"),
            try await bench.apply(.organization, "key,title,kind\no-1,Fonds,foundation"),
        ]
        try await bench.propose(to: .network, named: "reseau")
        try await bench.propose(to: .organization, named: "fonds")

        for list in lists { try await bench.undo(list) }

        let (networks, funds) = (try await bench.counts(lists[0]), try await bench.counts(lists[1]))
        #expect(networks.undone(.erased) == 1 && networks.undone(.erased) + networks.undone(.withdrawn) == 2)
        #expect(funds.undone(.erased) == 0)
    }

    @Test(arguments: Engine.available)
    func `each line that cannot be used says why, and the others count in the sums`(_ engine: Engine) async throws {
        let counted = try await Counted(engine)
        let bench = counted.bench
        let list = try await bench.apply(
            Self.observation,
            """
            replication,indicator,period,amount,whole
            r-1,paniers,2024,1,
            ailleurs,paniers,2024,1,
            r-1,oranges,2024,1,
            r-1,paniers,2199,1,
            r-1,paniers,2024-02-03,1,
            r-1,paniers,hier,1,
            r-1,parts,2024,1,
            r-1,parts,2023,9,8
            r-1,paniers,2023,beaucoup,
            r-1,paniers,2022,99999999999999,
            r-1,paniers,,1,
            """, by: counted.ada)

        let problems = try await bench.problems(list)
        let sums: [String] = try await bench.database.read { tx in
            try tx.values("SELECT period || ' ' || amount FROM observation_sums WHERE told > 0")
        }
        #expect(problems.keys.sorted() == Array(3...12))
        #expect(problems[3]?.first?.hasPrefix("replication transfer.problem.unknownThing") == true)
        #expect(problems[4]?.first?.hasPrefix("indicator transfer.problem.unknownThing") == true)
        #expect(problems[5] == ["period indicators.form.period.future"])
        #expect(problems[6] == ["period indicators.form.period.day"])
        #expect(problems[8] == ["whole indicators.form.whole.missing"])
        #expect(problems[9] == ["amount indicators.form.amount.part"])
        #expect(problems[10] == ["amount indicators.form.number"] && problems[11] == ["amount indicators.form.number"])
        #expect(sums == ["2024 100"])
    }

    @Test(arguments: Engine.available)
    func `carriers bring numbers of their own places by the page, from a workbook too`(
        _ engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let bench = try ListBench(on: node)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/practices/new")
            try await ada.submit("/practices", ["title": "Jardin"])
            try await ada.submit("/practices/jardin/editions")
            try await ada.open("/replications/new?practice=jardin&territory=Mende&carrier=")
            try await ada.submit("/replications", ["title": "À Mende", "state": "running"])
            try await bench.propose()
            let form = try await ada.open("/imports/new?kind=observation")
            let rehearsed = try await ada.upload(
                "/imports", ["kind": "observation", "source": "Registre"],
                file: ("file", "mesures.xlsx", try Self.workbook()))
            try await ada.open(rehearsed.path)
            try await ada.submit("\(rehearsed.path)/applications")
            try await bench.runJobs()
            let observations = try await ada.open("/replications/a-mende/observations")
            let others = try await node.person("Eve", at: client)

            #expect(form.says("Mesures des indicateurs") && !form.says("Adhésions aux réseaux"))
            #expect(rehearsed.status == 200 && rehearsed.says("2 fiches seraient ajoutées"))
            #expect(observations.says("62,5") && observations.says("mars 2025") && observations.says("Registre"))
            #expect(try await others.open(rehearsed.path).status == 404)
            #expect(!(try await others.open("/imports")).says("Registre"))
            try await ada.open("/imports/new")
            let forbidden = try await ada.submit(
                "/imports", ["kind": "membership", "source": "Liste", "text": "network\nx"])
            let broken = try await ada.upload(
                "/imports", ["kind": "observation", "source": "Registre"],
                file: ("file", "mesures.xlsx", Array(try Self.workbook().prefix(300))))
            #expect(forbidden.status == 422 && broken.status == 422 && broken.says("pas un classeur XLSX"))
            #expect(try await ada.open("/imports/templates/observations").says("indicateur"))
            #expect(try await ada.open("/imports/templates/memberships").status == 404)
        }
    }

    /// As spreadsheets write it: texts by number and in place, a number with a float's rest, a month as a number of days.
    private static func workbook() throws -> [UInt8] {
        let sheet = """
            <?xml version="1.0"?><x:worksheet xmlns:x="s"><x:sheetData>
            <x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="s"><x:v>1</x:v></x:c>
            <x:c r="C1" t="inlineStr"><x:is><x:t>p&#233;riode</x:t></x:is></x:c><x:c r="D1" t="s"><x:v>2</x:v></x:c></x:row>
            <x:row r="2"/><x:row r="3"><x:c r="A3" t="s"><x:v>3</x:v></x:c><x:c r="B3" t="s"><x:v>4</x:v></x:c>
            <x:c r="C3"><x:v>2024</x:v></x:c><x:c r="D3"><x:v>62.500000000000007</x:v></x:c></x:row>
            <x:row r="4"><x:c r="A4" t="s"><x:v>3</x:v></x:c><x:c r="B4" t="s"><x:v>4</x:v></x:c>
            <x:c r="C4" s="1"><x:v>45717</x:v></x:c><x:c r="D4"><x:f>1+2</x:f><x:v>3</x:v></x:c></x:row>
            </x:sheetData></x:worksheet>
            """
        let strings = ["implantation", "indicateur", "combien", "a-mende", "paniers"].map { "<si><t>\($0)</t></si>" }
        let parts = [
            (
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"Caché\" state=\"hidden\" r:id=\"rId2\"/><sheet name=\"A\" r:id=\"rId1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
            ("xl/sharedStrings.xml", "<sst>\(strings.joined())</sst>"),
            ("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"17\"/></cellXfs></styleSheet>"),
            ("xl/worksheets/sheet1.xml", sheet),
        ]
        return try zip(parts)
    }

    private static func zip(_ parts: [(String, String)]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let writer = ZipWriter { bytes += $0 }
        for (name, text) in parts {
            try writer.begin(name)
            try writer.write(Array(text.utf8))
        }
        try writer.finish()
        return bytes
    }
}

extension ListBench {
    /// Two indicators of the practice « Jardin »: baskets, and a share.
    fileprivate func propose(to kind: Kind = .practice, named name: String = "jardin") async throws {
        try await database.write { tx in
            guard let owner = try Thing.find(kind, named: name, in: tx) else { throw AppError.missing }
            for (title, sort) in [("Paniers", IndicatorContent.Sort.count), ("Parts", .proportion)] {
                let content = IndicatorContent(
                    title: title, language: "fr", owner: owner.id, question: "Combien ?", sort: sort)
                _ = try Indicators().propose(
                    content, by: Authorship(nil, because: "Essai", at: world.now()), world: world, in: tx)
            }
        }
    }
}
