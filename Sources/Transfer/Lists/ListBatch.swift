import Commons
import Storage
import Web

/// The next lines of an import, in one transaction.
struct ListBatch {
    let list: ListImport
    let sheet: AnySheet
    let world: World
    let tx: Transaction

    /// True while more may follow.
    func run() throws -> Bool {
        switch list.state {
        case .rehearsing: try step(through: "verdict IS NULL", limit: 100, to: .rehearsed, rehearse)
        case .applying:
            try step(through: "verdict <> 'refuse' AND outcome IS NULL", limit: 50, to: .applied, carryOut)
        case .undoing:
            try step(
                through: "outcome IN ('add', 'change') AND undone IS NULL", limit: 50, backwards: true, to: .undone,
                takeBack)
        case .rehearsed, .stopped, .applied, .undoStopped, .undone: false
        }
    }

    /// What came last goes first when it is taken back.
    private func step(
        through condition: Query, limit: Int, backwards: Bool = false, to end: ListImport.State,
        _ act: (ImportLine) throws -> Void
    ) throws -> Bool {
        let order: Query = backwards ? "DESC" : "ASC"
        let lines: [ImportLine] = try tx.all(
            """
            SELECT \(ImportLine.columns) FROM import_lines WHERE import_id = \(list.id) AND \(condition)
            ORDER BY number \(order) LIMIT \(limit)
            """)
        for line in lines { try act(line) }
        if lines.isEmpty { try tx.run("UPDATE imports SET state = \(end) WHERE id = \(list.id)") }
        return !lines.isEmpty
    }

    private var judging: LineJudging {
        LineJudging(
            reading: LineReading(sheet: sheet, source: list.source, language: list.language), list: list)
    }

    private func rehearse(_ line: ImportLine) throws {
        let found = try judging.judge(line.cells, key: line.key, by: author, in: tx)
        try tx.run(
            """
            UPDATE import_lines SET verdict = \(found.verdict), problems = \(try problems(found))
            WHERE import_id = \(list.id) AND number = \(line.number)
            """)
    }

    /// The line is judged again: the commons may have changed since the rehearsal.
    private func carryOut(_ line: ImportLine) throws {
        var found = try judging.judge(line.cells, key: line.key, by: author, in: tx)
        guard found.verdict != .refuse, let done = try carryOut(line, &found) else {
            try tx.run(
                """
                UPDATE import_lines SET outcome = 'refuse', problems = \(try problems(found))
                WHERE import_id = \(list.id) AND number = \(line.number)
                """)
            return
        }
        try tx.run(
            """
            UPDATE import_lines SET outcome = \(done.verdict), thing_id = \(done.subject),
                revision_before = \(done.before), revision_after = \(done.after), touched_at = \(done.at)
            WHERE import_id = \(list.id) AND number = \(line.number)
            """)
    }

    private func carryOut(_ line: ImportLine, _ found: inout LineJudging.Judgement) throws -> SheetDone? {
        switch sheet.subject {
        case .rows(let rows): return try rows.carryOut(&found.line, by: author, world: world, in: tx)
        case .things(let things):
            let origin = origin(line, found.line)
            guard let (thing, verdict) = try things.carryOut(&found.line, found.thing, origin, author, world, tx)
            else { return nil }
            try ListKey(kind: sheet.kind, source: list.source, key: line.key).remember(thing, in: tx)
            return SheetDone(
                verdict, thing.id.rawValue, before: found.thing?.revision, after: thing.revision, at: thing.updatedAt)
        }
    }

    private func takeBack(_ line: ImportLine) throws {
        let end = try ListUndoing(list: list, sheet: sheet, at: world.now(), tx: tx).takeBack(line)
        try tx.run(
            "UPDATE import_lines SET undone = \(end) WHERE import_id = \(list.id) AND number = \(line.number)")
    }

    private func problems(_ found: LineJudging.Judgement) throws -> String {
        let problems = ListProblem.all(of: found.line, in: sheet.columns.map(\.name))
        return try HeldLine.encode(problems.isEmpty ? found.remarks : problems)
    }

    private var author: Authorship { Authorship(list.madeBy, because: list.reason, at: world.now()) }

    private func origin(_ line: ImportLine, _ read: Submission) -> Origin {
        var origin = Origin()
        let source = LineReading.plain(read.shown("source"))
        origin.source = source.isEmpty ? list.source : source
        let slug = LineReading.plain(line.cells["slug"] ?? "")
        origin.slug = slug.isEmpty ? nil : slug
        return origin
    }
}
