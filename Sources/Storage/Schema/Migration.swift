/// One forward step of the schema. Once applied it is history: it is never edited, another one follows it.
///
/// Its identifier begins with its date and says what it does: `2026-11-24-workshops`.
package struct Migration: Sendable {
    package let id: String
    private let statements: [DatabaseEngine: [Query]]

    /// Statements that both engines read.
    package init(_ id: String, _ statements: Query...) {
        self.init(id, sqlite: statements, postgres: statements)
    }

    /// For the few things that the engines say differently, such as full-text indexes.
    package init(_ id: String, sqlite: [Query], postgres: [Query]) {
        self.id = id
        statements = [.sqlite: sqlite, .postgres: postgres]
    }

    package func statements(for engine: DatabaseEngine) -> [Query] {
        (statements[engine] ?? []).map(\.once)
    }

    var date: Substring { id.prefix("2026-11-24".count) }

    func text(for engine: DatabaseEngine) -> String {
        statements(for: engine).map(\.text).joined(separator: ";\n")
    }
}
