import Accounts
import Storage
import Web

extension Desk {
    /// A case of its own, which nobody reported: opened and decided at once.
    func suspend(
        _ account: Account, _ ruling: Ruling, by viewer: Viewer, site: Site, in tx: Transaction
    ) throws -> Decision.ID {
        guard !account.isSuspended else { throw AppError(.conflict, "moderation.error.decidedMeanwhile") }
        let file = try Case.open(onAccountAt: world.now(), world: world, in: tx)
        return try decide(ruling, on: file, by: viewer, site: site, in: tx)
    }
}
