import Accounts
import Commons
import Mail
import Storage
import Web

/// What every handler of this room works with.
struct LabelDesk: Sendable {
    let database: Database
    let world: World
    let catalog: TextCatalog
    let names: Names
    /// The kinds of things that may lend their name.
    let issuers: [Kind]

    func id(_ context: Context) throws -> Label.ID {
        guard let id = Label.ID(rawValue: try context.parameter("id")) else { throw AppError.missing }
        return id
    }

    /// Carries out an act that takes nothing but words, and tells those whom it concerns.
    func take(
        _ act: LabelAct, on file: LabelFile, by viewer: Viewer, saying text: String, _ site: Site, in tx: Transaction
    ) throws {
        let now = world.now()
        try file.require(act, of: viewer, at: now, in: tx)
        if act == .report { try file.requireWhole() }
        _ = try file.label.say(LabelStep(act, by: viewer.id, saying: text, at: now), following: file.practice, in: tx)
        try tell(act, file, by: viewer.id, saying: text, site, in: tx)
    }
}

extension LabelFile {
    /// A visit is handed in by two people at least, with a word on each principle.
    fileprivate func requireWhole() throws {
        guard present.count(where: { $0.state == .agreed }) >= LabelVisitor.number.lowerBound else {
            throw AppError(.conflict, "labels.error.oneVisitor")
        }
        let open = try round.principles.indices.map { $0 + 1 }.filter { found[$0] == nil }
        guard open.isEmpty else {
            let numbers = open.map(String.init).joined(separator: ", ")
            throw AppError(.conflict, "labels.error.openPrinciples", ["numbers": numbers])
        }
    }
}
