import Fixtures
import Foundation
import Storage
import Testing
import Web

@testable import Commons

/// A table that travels, by its columns alone.
@Suite struct HeldTableTests {
    private static let table = HeldTable(
        "visits",
        [
            .key("visit_id", String.self), .key("number", Int.self), .column("made_at", Timestamp.self),
            .column("made_by", Person.ID?.self), .column("was_short", Bool.self).within("told"),
        ])

    private static let holding = Holding("visits", table)

    private static let line =
        #"{"madeAt":5,"madeBy":"p1","number":2,"told":{"wasShort":true},"visit":"a"}"#

    private func database(_ engine: Engine) async throws -> Database {
        try await engine.database([
            Migration(
                "1",
                """
                CREATE TABLE visits (
                    visit_id  TEXT    NOT NULL,
                    number    BIGINT  NOT NULL,
                    made_at   BIGINT  NOT NULL,
                    made_by   TEXT,
                    was_short BOOLEAN NOT NULL,
                    PRIMARY KEY (visit_id, number)
                )
                """)
        ])
    }

    @Test(arguments: Engine.available)
    func `a line that was taken is read again as it was, with the person whom it names`(engine: Engine) async throws {
        let database = try await database(engine)

        try await database.write { tx in try Self.holding.take(Self.line, tx) }
        let (lines, standing) = try await database.read { tx in
            (try Self.holding.lines(nil, 10, tx), try Self.holding.standing(Self.line, tx))
        }

        #expect(lines.map(\.json) == [Self.line])
        #expect(lines.first?.people.map(\.rawValue) == ["p1"])
        #expect(standing == .same)
    }

    @Test(arguments: Engine.available)
    func `rows come in the order of their keys, some at a time`(engine: Engine) async throws {
        let database = try await database(engine)
        try await database.write { tx in
            for (visit, number) in [("b", 1), ("a", 10), ("a", 2)] {
                try tx.run(
                    "INSERT INTO visits (visit_id, number, made_at, was_short) VALUES (\(visit), \(number), 0, FALSE)")
            }
        }

        let pages = try await database.read { tx in
            let first = try Self.holding.lines(nil, 2, tx)
            return [first, try Self.holding.lines(first.last, 2, tx)]
        }

        let told = #""told":{"wasShort":false}"#
        #expect(
            pages.map { $0.map(\.json) } == [
                [#"{"madeAt":0,"number":2,\#(told),"visit":"a"}"#, #"{"madeAt":0,"number":10,\#(told),"visit":"a"}"#],
                [#"{"madeAt":0,"number":1,\#(told),"visit":"b"}"#],
            ])
    }

    @Test(arguments: Engine.available)
    func `another row under the same key stands in the way`(engine: Engine) async throws {
        let database = try await database(engine)
        try await database.write { tx in try Self.holding.take(Self.line, tx) }

        let standing = try await database.read { tx in
            try Self.holding.standing(Self.line.replacingOccurrences(of: "5", with: "6"), tx)
        }

        #expect(standing == .taken)
    }

    @Test(
        arguments: [
            #"{"madeAt":5,"number":2,"visit":"a"}"#, #"{"number":2,"told":{"wasShort":true},"visit":"a"}"#,
            #"{"madeAt":"now","number":2,"told":{"wasShort":true},"visit":"a"}"#,
            #"{"madeAt":5,"madeBy":"No name!","number":2,"told":{"wasShort":true},"visit":"a"}"#,
        ])
    func `a line without what it needs, or with something else, is not read`(line: String) async throws {
        let database = try await database(.sqlite)

        await #expect(throws: DecodingError.self) {
            try await database.read { tx in _ = try Self.holding.standing(line, tx) }
        }
    }
}
