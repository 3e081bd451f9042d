import Fixtures
import Storage
import Testing

@Suite struct QueryTests {
    struct Pair: RowDecodable {
        let left: Int
        let right: Int

        init(row: Row) throws {
            left = try row["left_one"]
            right = try row["right_one"]
        }
    }

    @Test func `values become numbered parameters, in order, through splices and lists`() {
        let filter: Query = "owner = \("Ada") AND balance IN \(list: [1, 2])"

        let query: Query = "SELECT id FROM accounts WHERE id <> \("a") AND \(filter) LIMIT \(3)"

        #expect(
            query.text == "SELECT id FROM accounts WHERE id <> $1 AND owner = $2 AND balance IN ($3, $4) LIMIT $5")
        #expect(query.values == [.text("a"), .text("Ada"), .integer(1), .integer(2), .integer(3)])
    }

    @Test func `lists of nearly the same length have one text, so that it is prepared once`() {
        let five: Query = "id IN \(list: [1, 2, 3, 4, 5])"
        let seven: Query = "id IN \(list: [1, 2, 3, 4, 5, 6, 7])"

        #expect(five.text == "id IN ($1, $2, $3, $4, $5, $6, $7, $8)")
        #expect(five.text == seven.text)
        #expect(five.values.map { $0 } == [1, 2, 3, 4, 5, 5, 5, 5].map { .integer($0) })
        let long: Query = "id IN \(list: Array(0..<600))"
        #expect(long.values.count == 600)
    }

    @Test func `queries are joined by a separator, none give the empty query`() {
        let joined = Query.joined(["a = \(1)", "b = \(2)", "c"], separator: " AND ")

        #expect(joined.text == "a = $1 AND b = $2 AND c")
        #expect(Query.joined([], separator: ", ").text == Query.empty.text)
        #expect(Query.empty.text.isEmpty)
    }

    @Test(arguments: Engine.available)
    func `an empty list matches nothing`(engine: Engine) async throws {
        let database = try await engine.ledger()
        try await database.write { tx in try Ledger.open("a", balance: 1, in: tx) }

        try await database.read { tx throws in
            #expect(try tx.values("SELECT id FROM accounts WHERE id IN \(list: [String]())") == [String]())
            #expect(try tx.values("SELECT id FROM accounts WHERE balance IN \(list: [Int]())") == [String]())
            #expect(try tx.values("SELECT id FROM accounts WHERE id IN \(list: ["a", "b"])") == ["a"])
        }
    }

    @Test(arguments: Engine.available)
    func `a row is read by the names of its columns`(engine: Engine) async throws {
        let database = try await engine.emptyDatabase()

        let pairs: [Pair] = try await database.read { tx in
            try tx.all("SELECT 1 AS right_one, 2 AS left_one UNION ALL SELECT 3, 4 ORDER BY 1")
        }

        #expect(pairs.map(\.left) == [2, 4])
        #expect(pairs.map(\.right) == [1, 3])
    }

    @Test(
        arguments: Engine.available,
        [
            ("SELECT 1 AS left_one", #"no column right_one among ["left_one"]"#),
            ("SELECT 1 AS left_one, 2 AS left_one", #"two columns named left_one among ["left_one", "left_one"]"#),
            ("SELECT NULL AS left_one", "column left_one: NULL read as Int64"),
        ] as [(Query, String)])
    func `a row that lacks what is asked says so`(engine: Engine, wrong: (Query, message: String)) async throws {
        let database = try await engine.emptyDatabase()

        let error = await #expect(throws: SQLDecodingError.self) {
            try await database.read { tx in _ = try tx.first(wrong.0) as Pair? }
        }

        #expect(error?.message == wrong.message)
    }

    @Test(arguments: Engine.available)
    func `a query that binds too much is refused, the same on both engines`(engine: Engine) async throws {
        let database = try await engine.ledger()

        let error = await #expect(throws: StorageError.self) {
            try await database.read { tx in
                _ = try tx.values("SELECT id FROM accounts WHERE id IN \(list: Array(0...40_000))") as [String]
            }
        }

        #expect(error?.code == "54023")
    }

    @Test(arguments: Engine.available)
    func `a query is one statement`(engine: Engine) async throws {
        let database = try await engine.ledger()

        await #expect(throws: StorageError.self) {
            try await database.write { tx in try tx.run("DELETE FROM transfers; DELETE FROM accounts") }
        }
    }
}
