import Storage
import Web

/// What is wrong with a line, or with one column of it: a key of the texts, so that everybody reads it in their language.
package struct ListProblem: Codable, Sendable, Equatable {
    /// By its English name; nil for the whole line.
    package let column: String?
    package let key: String
    package let values: [String: String]

    init(_ column: String?, _ key: String, _ values: [String: String] = [:]) {
        self.column = column
        self.key = key
        self.values = values
    }

    /// Every problem of a line that was read, in the order of its columns.
    static func all(of line: Submission, in columns: [String]) -> [ListProblem] {
        let names = columns + line.problems.keys.filter { !columns.contains($0) }.sorted()
        return names.compactMap { name in
            line.problems[name].map { ListProblem(columns.contains(name) ? name : nil, $0.key, $0.values) }
        }
    }
}
