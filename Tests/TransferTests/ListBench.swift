import Commons
import Fixtures
import Logging
import Node
import NodeFixtures
import Organizations
import Practices
import Storage
import Tabular
import Transfer
import Web

/// A node with some territories, and what it takes to bring lists into it.
struct ListBench: Sendable {
    let node: TestNode
    let sheets: [AnySheet]
    var database: Database { node.database }
    var world: World { node.world.world }
    var work: ListWork { ListWork(sheets: sheets, database: database, world: world) }

    init(_ engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try self.init(on: node)
    }

    init(on node: TestNode) throws {
        self.node = node
        sheets = Rooms.sheets(node.node.catalog, try Vocabulary())
    }

    func sheet(_ kind: Kind) throws -> AnySheet {
        guard let sheet = sheets.first(where: { $0.kind == kind }) else { throw AppError.missing }
        return sheet
    }

    func rehearse(
        _ kind: Kind, _ text: String, source: String = "Liste", by person: Person.ID? = nil
    ) async throws -> ListImport {
        let sheet = try sheet(kind)
        let file = try ListFile(Array(text.utf8), for: sheet)
        let bringing = ListBringing(by: person, source: source, language: "fr", fileName: "liste.csv", reason: "Import")
        let list = try await database.write { tx in
            try ListImport.make(file, of: sheet, bringing, world: world, in: tx)
        }
        try await work.run(list.id)
        return try await present(list)
    }

    @discardableResult
    func apply(
        _ kind: Kind, _ text: String, source: String = "Liste", by person: Person.ID? = nil
    ) async throws -> ListImport {
        let list = try await rehearse(kind, text, source: source, by: person)
        try await database.write { tx in try list.apply(world: world, in: tx) }
        try await work.run(list.id)
        node.world.advance(by: .seconds(60))
        return try await present(list)
    }

    func undo(_ list: ListImport) async throws {
        try await database.write { tx in try list.undo(by: nil, because: "Annulé", world: world, in: tx) }
        try await work.run(list.id)
    }

    /// What the node's workers would do now.
    func runJobs() async throws {
        let runner = JobRunner(
            database: database, world: world, handlers: work.handlers,
            logger: Logger(label: "test") { _ in
                SwiftLogNoOpLogHandler()
            })
        try await runner.runDue()
    }

    func present(_ list: ListImport) async throws -> ListImport {
        try await database.read { tx in try ListImport.find(list.id, in: tx) } ?? list
    }

    func counts(_ list: ListImport) async throws -> ListCounts {
        try await database.read { tx in try ListCounts(of: list.id, in: tx) }
    }

    func things(_ kind: Kind) async throws -> [Thing] {
        try await database.read { tx in
            let ids: [Thing.ID] = try tx.values("SELECT id FROM things WHERE kind = \(kind) ORDER BY id")
            let things = try Thing.find(ids, in: tx)
            return ids.compactMap { things[$0] }
        }
    }

    /// By the line's number: the column, the key, the values.
    func problems(_ list: ListImport) async throws -> [Int: [String]] {
        let lines = try await database.read { tx in
            try ImportLine.all(of: list.id, judged: .refuse, limit: 1_000, in: tx)
        }
        return Dictionary(uniqueKeysWithValues: lines.map { line in (line.line, line.problems.map(Self.words)) })
    }

    private static func words(_ problem: ListProblem) -> String {
        ([problem.column, problem.key].compactMap { $0 }
            + problem.values.sorted { $0.key < $1.key }.map { "\($0)=\($1)" })
            .joined(separator: " ")
    }

    /// Everything of a kind, as open data writes it.
    func csv(_ kind: Kind) async throws -> String {
        let sheet = try sheet(kind)
        guard case .things(let kept) = sheet.subject else { throw AppError.missing }
        let things = try await things(kind)
        return try await database.read { tx in
            let names = sheet.columns.map(\.name)
            var writer = CSVWriter(header: names, escaping: .formulas)
            for thing in things {
                let cells = try kept.cells(thing, tx)
                writer.append(names.map { $0 == "id" ? thing.id.rawValue : (cells[$0] ?? []).joined(separator: "; ") })
            }
            return String(decoding: writer.bytes, as: UTF8.self)
        }
    }
}
