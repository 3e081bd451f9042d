package import Commons
package import Storage
package import Web

/// How the commons is found and shown elsewhere: by search engines, in pages of other sites.
package struct SyndicationRoutes: Sendable {
    private let database: Database
    private let kinds: Kinds
    private let listed: [Kind]

    /// - Parameter listed: the kinds whose pages search engines are told of.
    package init(database: Database, kinds: Kinds, listed: [Kind]) {
        self.database = database
        self.kinds = kinds
        self.listed = listed
    }

    package var routes: [Route] {
        SitemapRoutes(database: database, kinds: listed).routes + EmbedRoutes(database: database, kinds: kinds).routes
    }
}
