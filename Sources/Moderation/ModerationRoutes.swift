import Accounts
package import Commons
package import Storage
package import Web

/// Every route of this room.
package struct ModerationRoutes: Sendable {
    private let desk: Desk

    /// - Parameters:
    ///   - catalog: letters are written in their reader's language, whatever the page's.
    ///   - key: random bytes kept with the node, the same in all its processes.
    package init(
        database: Database, world: World, catalog: TextCatalog, key: [UInt8], names: Names, kinds: Kinds,
        work: ProofOfWork
    ) {
        desk = Desk(
            database: database, world: world, catalog: catalog, names: names, kinds: kinds,
            throttle: Throttle(database: database, world: world, key: key), work: work)
    }

    package var routes: [Route] {
        forPeople.map(\.forPeople) + LogRoutes(desk: desk).routes
    }

    /// Reporting, deciding and appealing are for people: no program does them in their name.
    private var forPeople: [Route] {
        ReportRoutes(desk: desk).routes + FollowUpRoutes(desk: desk).routes + CaseRoutes(desk: desk).routes
            + ReadingRoutes(desk: desk).routes + StatementRoutes(desk: desk).routes
            + SuspensionRoutes(desk: desk).routes + AppealRoutes(desk: desk).routes
    }
}
