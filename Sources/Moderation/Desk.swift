import Accounts
import Commons
import Mail
import Storage
import Web

/// What every handler of this room works with.
struct Desk: Sendable {
    let database: Database
    let world: World
    let catalog: TextCatalog
    let names: Names
    let kinds: Kinds
    let throttle: Throttle
    let work: ProofOfWork

    func letters(_ site: Site) -> ModerationLetters { ModerationLetters(site: site, catalog: catalog) }

    /// The names of some people, by identifier.
    func called(_ people: [Person.ID?], _ tx: Transaction) throws -> [Person.ID: String] {
        try names.find(people.compactMap { $0 }, tx)
    }
}
