package import Commons
package import Storage
package import Web

/// Every route of this room.
package struct AccountRoutes: Sendable {
    private let desk: Desk
    private let records: [PersonalRecords]

    /// - Parameters:
    ///   - catalog: letters are written in their reader's language, whatever the page's.
    ///   - records: all that the node keeps about people, for those who ask for theirs.
    ///   - key: random bytes kept with the node, the same in all its processes.
    package init(
        database: Database, world: World, catalog: TextCatalog, key: [UInt8], passwords: PasswordHasher,
        work: ProofOfWork, records: [PersonalRecords] = []
    ) {
        self.records = records
        desk = Desk(
            database: database, world: world, passwords: passwords,
            throttle: Throttle(database: database, world: world, key: key), work: work, catalog: catalog)
    }

    package var routes: [Route] {
        rooms.map(\.forPeople)
    }

    /// Who somebody is, and what they may do, is settled by people and never by a program with a token.
    private var rooms: [Route] {
        SignUpRoutes(desk: desk).routes + VerificationRoutes(desk: desk).routes + SessionRoutes(desk: desk).routes
            + SignInLinkRoutes(desk: desk).routes + SecondStepRoutes(desk: desk).routes
            + PasswordResetRoutes(desk: desk).routes
            + ProfileRoutes(desk: desk).routes + OwnPasswordRoutes(desk: desk).routes
            + OwnEmailRoutes(desk: desk).routes + OwnSessionsRoutes(desk: desk).routes
            + SecondFactorRoutes(desk: desk).routes + TokenRoutes(desk: desk).routes
            + PeopleRoutes(desk: desk).routes + AccountInvitationRoutes(desk: desk).routes
            + AcceptanceRoutes(desk: desk).routes + OwnDataRoutes(desk: desk, records: records).routes
            + ClosureRoutes(desk: desk).routes
    }
}
