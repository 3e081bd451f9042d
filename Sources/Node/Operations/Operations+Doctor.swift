import Search
import Storage

// The doctor: by the node that serves, or on the database itself when none does.
extension Operations {
    package static func examine(_ settings: Settings) async throws -> [Finding] {
        if let node = OperatorClient(settings) { return try await node.findings() }
        return await Doctor(settings).findings()
    }

    /// How many documents the search has now.
    package static func restoreSearchIndex(_ settings: Settings) async throws -> Int {
        if let node = OperatorClient(settings) { return try await node.restoreSearchIndex() }
        let count = try await run(settings) { operations in
            ["\(try await SearchIndex.restoreWords(on: operations.database))"]
        }
        return count.first.flatMap { Int($0) } ?? 0
    }
}
