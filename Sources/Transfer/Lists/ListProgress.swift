import Storage

/// How far an import has come on the way that it is on.
struct ListProgress: Sendable, Encodable {
    let counts: ListCounts
    let done: Int
    let total: Int

    init(of list: ListImport, in tx: Transaction) throws {
        counts = try ListCounts(of: list.id, in: tx)
        switch list.state {
        case .rehearsing: (done, total) = (counts.judgedLines, list.total)
        case .undoing, .undoStopped, .undone: (done, total) = (counts.undoneLines, counts.undoable)
        case .rehearsed, .applying, .stopped, .applied: (done, total) = (counts.doneLines, counts.applicable)
        }
    }

    var numbers: (done: Int, total: Int) { (done, total) }
}
