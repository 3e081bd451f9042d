package import Storage

/// What the composition root lends to the web: who is behind a cookie, what this node looks like, the texts, the time.
package struct WebSurroundings: Sendable {
    package let world: World
    package let catalog: TextCatalog
    /// The key of the forms' proofs: 32 random bytes kept with the node.
    package let formKey: [UInt8]
    /// The person whose session has this secret, or nil.
    package let authenticate: @Sendable (String) async throws -> Viewer?
    /// Whom a program's token stands for, or nil.
    package let authenticateToken: @Sendable (String) async throws -> TokenBearer?
    package let site: @Sendable () async throws -> Site
    /// Grows with every change of the database that this process makes.
    package let changes: @Sendable () -> Int
    /// How long a page that was made for anybody may be shown again when nothing of that changed.
    package let pageLife: Duration
    /// How many pages are made at once.
    package let readers: CrowdSize
    /// How many changes are made at once.
    package let writers: CrowdSize
    /// Whose word about the caller counts.
    package let proxies: TrustedProxies

    package init(
        world: World, catalog: TextCatalog, formKey: [UInt8],
        authenticate: @escaping @Sendable (String) async throws -> Viewer?,
        authenticateToken: @escaping @Sendable (String) async throws -> TokenBearer? = { _ in nil },
        site: @escaping @Sendable () async throws -> Site,
        changes: @escaping @Sendable () -> Int = { 0 }, pageLife: Duration = .zero, readers: CrowdSize = .ofReaders,
        writers: CrowdSize = .ofWriters, proxies: TrustedProxies = .none
    ) {
        self.world = world
        self.catalog = catalog
        self.formKey = formKey
        self.authenticate = authenticate
        self.authenticateToken = authenticateToken
        self.site = site
        self.changes = changes
        self.pageLife = pageLife
        self.readers = readers
        self.writers = writers
        self.proxies = proxies
    }
}
