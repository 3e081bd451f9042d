package import Commons
package import Storage

/// How many lines of an import would do what, and did.
package struct ListCounts: Sendable, Equatable, Encodable {
    package private(set) var verdicts: [String: Int] = [:]
    package private(set) var outcomes: [String: Int] = [:]
    package private(set) var undone: [String: Int] = [:]

    package init(of list: ListImport.ID, in tx: Transaction) throws {
        let rows: [Count] = try tx.all(
            """
            SELECT verdict, outcome, undone, COUNT(*) AS lines FROM import_lines WHERE import_id = \(list)
            GROUP BY verdict, outcome, undone
            """)
        for row in rows {
            if let verdict = row.verdict { verdicts[verdict.rawValue, default: 0] += row.lines }
            if let outcome = row.outcome { outcomes[outcome.rawValue, default: 0] += row.lines }
            if let end = row.undone { undone[end.rawValue, default: 0] += row.lines }
        }
    }

    package func judged(_ verdict: SheetVerdict) -> Int { verdicts[verdict.rawValue] ?? 0 }
    package func carriedOut(_ verdict: SheetVerdict) -> Int { outcomes[verdict.rawValue] ?? 0 }
    package func undone(_ end: ImportLine.Undone) -> Int { undone[end.rawValue] ?? 0 }

    var judgedLines: Int { verdicts.values.reduce(0, +) }
    var doneLines: Int { outcomes.values.reduce(0, +) }
    var undoneLines: Int { undone.values.reduce(0, +) }
    /// Lines that an application goes through.
    var applicable: Int { judgedLines - judged(.refuse) }
    /// Lines that an undoing goes through.
    var undoable: Int { carriedOut(.add) + carriedOut(.change) }

    private struct Count: RowDecodable {
        let verdict: SheetVerdict?
        let outcome: SheetVerdict?
        let undone: ImportLine.Undone?
        let lines: Int

        init(row: Row) throws {
            verdict = try row["verdict"]
            outcome = try row["outcome"]
            undone = try row["undone"]
            lines = try row["lines"]
        }
    }
}
