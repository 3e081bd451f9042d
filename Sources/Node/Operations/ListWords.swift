import Commons
import Storage
import Transfer
import Web

/// An import of a list in words, for the terminal.
struct ListWords {
    let texts: Texts
    let file: ListFile

    func lines(_ list: ListImport, rehearsed: Bool, in database: Database) async throws -> [String] {
        let (counts, refused, remarks) = try await database.read { tx in
            (
                try ListCounts(of: list.id, in: tx),
                try ImportLine.all(of: list.id, judged: .refuse, limit: Self.mostShown, in: tx),
                try ListRemark.all(of: list.id, in: tx)
            )
        }
        let verdicts: [(SheetVerdict, String)] = [
            (.add, "added"), (.change, "changed"), (.same, "unchanged"), (.refuse, "refused"),
        ]
        let counted = verdicts.map { verdict, word in
            let count = rehearsed || verdict == .refuse ? counts.judged(verdict) : counts.carriedOut(verdict)
            return "\(count) \(word)"
        }
        let rest = counts.judged(.refuse) - refused.count
        return about + [counted.joined(separator: ", ")]
            + remarks.map { "  " + texts($0.key, count: $0.lines) } + refused.flatMap(sentences)
            + (rest > 0 ? ["  … and \(rest) more lines refused"] : [])
            + [
                rehearsed
                    ? "The commons was not changed: this was a rehearsal. It waits at /imports/\(list.id)"
                    : "The import can be undone at /imports/\(list.id)"
            ]
    }

    /// The same for programs, as one line of JSON.
    func json(_ list: ListImport, rehearsed: Bool, in database: Database) async throws -> [String] {
        let outcome = try await database.read { tx in
            let refused = try ImportLine.all(of: list.id, judged: .refuse, limit: Self.mostTold, in: tx)
            return Outcome(
                id: list.id.rawValue, isRehearsal: rehearsed, encoding: file.encodingName,
                delimiter: file.delimiterName, ignoredColumns: file.ignored,
                counts: try ListCounts(of: list.id, in: tx),
                refused: refused.map { line in
                    Outcome.Refused(
                        line: line.line,
                        problems: line.problems.map { problem in
                            Outcome.Problem(
                                column: problem.column, sentence: texts(problem.key, problem.values))
                        })
                })
        }
        return [try HeldLine.encode(outcome)]
    }

    private struct Outcome: Encodable, Sendable {
        struct Problem: Encodable, Sendable {
            let column: String?
            let sentence: String
        }

        struct Refused: Encodable, Sendable {
            let line: Int
            let problems: [Problem]
        }

        let id: String
        let isRehearsal: Bool
        let encoding: String
        let delimiter: String?
        let ignoredColumns: [String]
        let counts: ListCounts
        let refused: [Refused]
    }

    private static let mostTold = 50_000

    private var about: [String] {
        let delimiter = file.delimiterName.map { ", delimiter: " + texts("transfer.delimiter.\($0)") } ?? ""
        let read = "read as " + file.encodingName + delimiter
        return [read]
            + (file.ignored.isEmpty ? [] : ["columns not recognised: " + file.ignored.joined(separator: ", ")])
    }

    private func sentences(_ line: ImportLine) -> [String] {
        line.problems.map { problem in
            let place = problem.column.map { "line \(line.line), \($0)" } ?? "line \(line.line)"
            return "  \(place): \(texts(problem.key, problem.values))"
        }
    }

    private static let mostShown = 50
}
