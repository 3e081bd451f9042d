package import Storage
package import Web
import Commons

/// What people do with an import. Each act is one guarded UPDATE: pressed twice, it is done once.
extension ListImport {
    /// Lets the job go on from where it is.
    package func apply(world: World, in tx: Transaction) throws {
        let changed = try tx.run(
            """
            UPDATE imports SET state = 'applying'
            WHERE id = \(id) AND state IN ('rehearsed', 'stopped') AND undo_rests = FALSE
            """)
        guard changed == 1 else { return }
        try Audit.record("import.applied", subject: id.rawValue, by: madeBy, at: world.now(), in: tx)
        try promise(world: world, in: tx)
    }

    /// The batch under way is finished; the rest waits.
    package func stop(by person: Person.ID?, at now: Timestamp, in tx: Transaction) throws {
        let changed = try tx.run(
            """
            UPDATE imports SET state = 'stopped', undo_rests = (state = 'undoing')
            WHERE id = \(id) AND state IN ('applying', 'undoing')
            """)
        if changed == 1 { try Audit.record("import.stopped", subject: id.rawValue, by: person, at: now, in: tx) }
    }

    /// Takes back what it did, or goes on with that.
    package func undo(by person: Person.ID?, because reason: String, world: World, in tx: Transaction) throws {
        let changed = try tx.run(
            """
            UPDATE imports SET state = 'undoing', undo_rests = FALSE, undone_by = \(person), undo_reason = \(reason)
            WHERE id = \(id) AND state IN ('applied', 'stopped')
            """)
        guard changed == 1 else { return }
        try Audit.record("import.undone", subject: id.rawValue, by: person, at: world.now(), in: tx)
        try promise(world: world, in: tx)
    }

    func promise(world: World, in tx: Transaction) throws {
        try Jobs.enqueue(ListWork.kind, ListWork.Promise(list: id), world: world, in: tx)
    }

    /// Whoever made it acts on it, or an administrator.
    func requireActing(_ viewer: Viewer) throws {
        guard viewer.id == madeBy || viewer.isAdministrator else {
            throw AppError(.forbidden, "transfer.error.notYours")
        }
    }
}
