import Fixtures
import Storage
import Testing

@Suite struct ValueTests {
    enum Colour: String, SQLBindable, SQLDecodable { case green, blue }
    enum Rank: Int, SQLBindable, SQLDecodable { case first = 1, second }

    struct Everything: RowDecodable, Equatable {
        var text = "", integer = Int64(0), number = 0.0, flag = false, bytes: [UInt8] = []

        init() {}

        init(row: Row) throws {
            text = try row["some_text"]
            integer = try row["some_integer"]
            number = try row["some_number"]
            flag = try row["some_flag"]
            bytes = try row["some_bytes"]
        }
    }

    static let migration = Migration(
        "2026-11-23-everything",
        """
        CREATE TABLE everything (
            some_text    TEXT,
            some_integer BIGINT,
            some_number  DOUBLE PRECISION,
            some_flag    BOOLEAN,
            some_bytes   BYTEA
        )
        """
    )

    func stored(_ value: Everything, on engine: Engine) async throws -> Everything? {
        let database = try await engine.database([Self.migration])
        try await database.write { tx in
            try tx.run(
                """
                INSERT INTO everything (some_text, some_integer, some_number, some_flag, some_bytes)
                VALUES (\(value.text), \(value.integer), \(value.number), \(value.flag), \(value.bytes))
                """)
        }
        return try await database.read { tx in
            try tx.first("SELECT some_text, some_integer, some_number, some_flag, some_bytes FROM everything")
        }
    }

    @Test(
        arguments: Engine.available,
        [
            "", " ", "NULL", "Robert'); DROP TABLE everything; --", "$1 ? :a @b", "\\x00 \\' \" ` %_",
            "\n\r\t\u{1}\u{7f}", "« C’est l’été », 大きな群れ, שלום, 🐝👩‍👩‍👧‍👦", "\u{202E}desrever\u{200B}", "e\u{301}",
            String(repeating: "a\u{300}", count: 10_000), "\u{FFFE}\u{10FFFF}\u{FEFF}",
        ])
    func `any text comes back as it went`(engine: Engine, text: String) async throws {
        var value = Everything()
        value.text = text

        let found = try await stored(value, on: engine)

        #expect(found.map { Array($0.text.utf8) } == Array(text.utf8))
    }

    @Test(arguments: Engine.available, [.min, -1, 0, 1, 1 << 53 + 1, .max] as [Int64])
    func `any integer comes back as it went`(engine: Engine, integer: Int64) async throws {
        var value = Everything()
        value.integer = integer

        #expect(try await stored(value, on: engine) == value)
    }

    @Test(
        arguments: Engine.available,
        [0.1, 1 / 3, -2, 1e-300, .greatestFiniteMagnitude, -.leastNonzeroMagnitude, .pi, 123_456_789.123_456_789])
    func `any finite number comes back as it went`(engine: Engine, number: Double) async throws {
        var value = Everything()
        value.number = number

        #expect(try await stored(value, on: engine) == value)
    }

    @Test(arguments: Engine.available, [[], [0], Array(0...255), Array(repeating: 7, count: 1_000_000)] as [[UInt8]])
    func `any bytes come back as they went`(engine: Engine, bytes: [UInt8]) async throws {
        var value = Everything()
        value.bytes = bytes

        #expect(try await stored(value, on: engine) == value)
    }

    @Test(arguments: Engine.available, [true, false])
    func `yes and no come back as they went`(engine: Engine, flag: Bool) async throws {
        var value = Everything()
        value.flag = flag

        #expect(try await stored(value, on: engine) == value)
    }

    @Test(arguments: Engine.available)
    func `a text with a NUL is refused, the same on both engines`(engine: Engine) async throws {
        var value = Everything()
        value.text = "a\0b"

        let error = await #expect(throws: StorageError.self) { try await stored(value, on: engine) }

        #expect(error?.code == "22021")
    }

    @Test(arguments: Engine.available, [Double.nan, .infinity, -.infinity])
    func `what is no number is refused, the same on both engines`(engine: Engine, number: Double) async throws {
        var value = Everything()
        value.number = number

        let error = await #expect(throws: StorageError.self) { try await stored(value, on: engine) }

        #expect(error?.code == "22003")
    }

    @Test(arguments: Engine.available)
    func `bound values keep their types where no column says them`(engine: Engine) async throws {
        let database = try await engine.emptyDatabase()
        let nothing: Int? = nil

        try await database.read { tx throws in
            #expect(try tx.value("SELECT \(5)") == 5)
            #expect(try tx.value("SELECT \(1_795_521_600_000) - 1") == 1_795_521_599_999)
            #expect(try tx.value("SELECT \(2.5)") == 2.5)
            #expect(try tx.value("SELECT \("text")") == "text")
            #expect(try tx.value("SELECT \(true)") == true)
            #expect(try tx.value("SELECT \([1, 2] as [UInt8])") == [1, 2] as [UInt8])
            #expect(try tx.value("SELECT \(nothing) IS NULL") == true)
            #expect(try tx.value("SELECT COALESCE(\(nothing), \(3))") == 3)
            #expect(try tx.value("SELECT \(Colour.blue)") == Colour.blue)
            #expect(try tx.value("SELECT \(Rank.second)") == Rank.second)
        }
    }

    @Test(arguments: Engine.available)
    func `sums and averages are numbers on both engines`(engine: Engine) async throws {
        let database = try await engine.ledger()
        try await database.write { tx in
            for (id, balance) in [("a", 1), ("b", 2), ("c", 6)] { try Ledger.open(id, balance: balance, in: tx) }
        }

        try await database.read { tx throws in
            #expect(try tx.value("SELECT SUM(balance) FROM accounts") == 9)
            #expect(try tx.value("SELECT AVG(balance) FROM accounts") == 3.0)
            #expect(try tx.value("SELECT COUNT(*) FROM accounts") == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `nothing is nil, and reading it as something is an error that tells no value`(engine: Engine) async throws {
        let database = try await engine.database([Self.migration])
        try await database.write { tx in try tx.run("INSERT INTO everything (some_text) VALUES ('secret')") }

        try await database.read { tx throws in
            #expect(try tx.value("SELECT some_integer FROM everything") as Int? == nil)
            #expect(try tx.values("SELECT some_integer FROM everything") == [Int?.none])
            #expect(try tx.value("SELECT some_text FROM everything WHERE some_flag") as String? == nil)
            let error = #expect(throws: SQLDecodingError.self) {
                _ = try tx.value("SELECT some_text FROM everything") as Int?
            }
            #expect(error?.message == "text read as Int64")
        }
    }
}
