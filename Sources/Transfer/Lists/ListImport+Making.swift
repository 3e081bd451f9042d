package import Commons
package import Storage
import Tabular
package import Web

/// Who brings a list, from where, in whose words.
package struct ListBringing: Sendable {
    package let person: Person.ID?
    package let source: String
    package let language: String
    package let fileName: String
    package let reason: String

    package init(by person: Person.ID?, source: String, language: String, fileName: String, reason: String) {
        self.person = person
        self.source = source
        self.language = language
        self.fileName = fileName
        self.reason = reason
    }
}

extension ListImport {
    /// Keeps a list with its lines, to be rehearsed. The commons does not change.
    package static func make(
        _ file: ListFile, of sheet: AnySheet, _ bringing: ListBringing, world: World, in tx: Transaction
    ) throws -> ListImport {
        let id: ID = world.newID()
        let now = world.now()
        try tx.run(
            """
            INSERT INTO imports (id, kind, file_name, source, language, encoding, delimiter, ignored, state, total,
                reason, made_by, made_at)
            VALUES (\(id), \(sheet.kind), \(bringing.fileName), \(bringing.source), \(bringing.language),
                \(file.encoding.rawValue), \(file.delimiter?.rawValue ?? ""), \(try HeldLine.encode(file.ignored)),
                'rehearsing', \(file.lines.count), \(bringing.reason), \(bringing.person), \(now))
            """)
        try insert(file.lines, of: sheet, into: id, tx)
        try Audit.record("import.made", subject: id.rawValue, by: bringing.person, at: now, in: tx)
        guard let made = try find(id, in: tx) else { throw AppError.missing }
        return made
    }

    private static func insert(_ lines: [ListLine], of sheet: AnySheet, into id: ID, _ tx: Transaction) throws {
        var keys: [String: Int] = [:]
        for (index, line) in lines.enumerated() {
            let key = ListKey.text(of: line.cells, in: sheet)
            var problem = line.problem
            if problem == nil, let first = keys[key] {
                problem = ListProblem("key", "transfer.problem.repeated", ["line": "\(first)"])
            }
            keys[key] = keys[key] ?? line.number
            let problems = problem.map { [$0] } ?? []
            let verdict: SheetVerdict? = problem == nil ? nil : .refuse
            try tx.run(
                """
                INSERT INTO import_lines (import_id, number, line, key, cells, verdict, problems)
                VALUES (\(id), \(index + 1), \(line.number), \(key), \(try HeldLine.encode(line.cells)), \(verdict),
                    \(try HeldLine.encode(problems)))
                """)
        }
    }
}
