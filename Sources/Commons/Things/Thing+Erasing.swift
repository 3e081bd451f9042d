import Search
package import Storage

extension Thing {
    /// Takes a thing away without a trace. Only what was never anybody's (the demonstration) goes like this: everything else
    /// is withdrawn, and its page says so.
    package func erase(in tx: Transaction) throws {
        try SearchIndex.remove(id.rawValue, in: tx)
        try tx.run("DELETE FROM things WHERE id = \(id)")
        tx.note(change)
    }

    /// What is kept in memory of it has to be read again.
    package var change: Change { Change(kind.rawValue, id.rawValue) }
}
