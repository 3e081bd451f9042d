package import Storage
package import Web

/// Every route of this room.
package struct AccountRoutes: Sendable {
    private let desk: Desk

    /// - Parameters:
    ///   - catalog: letters are written in their reader's language, whatever the page's.
    ///   - key: random bytes kept with the node, the same in all its processes.
    package init(
        database: Database, world: World, catalog: TextCatalog, key: [UInt8], passwords: PasswordHasher
    ) {
        desk = Desk(
            database: database, world: world, passwords: passwords,
            throttle: Throttle(database: database, world: world, key: key), catalog: catalog)
    }

    package var routes: [Route] {
        SignUpRoutes(desk: desk).routes + VerificationRoutes(desk: desk).routes + SessionRoutes(desk: desk).routes
            + SignInLinkRoutes(desk: desk).routes + PasswordResetRoutes(desk: desk).routes
            + ProfileRoutes(desk: desk).routes + OwnPasswordRoutes(desk: desk).routes
            + OwnEmailRoutes(desk: desk).routes + OwnSessionsRoutes(desk: desk).routes
            + PeopleRoutes(desk: desk).routes + AccountInvitationRoutes(desk: desk).routes
            + AcceptanceRoutes(desk: desk).routes
    }
}
