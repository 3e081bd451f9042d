import API
import Accountability
import Accounts
import Administration
import Articles
import Commons
import Discovery
import Drift
import Editions
import Evidence
import Families
import Following
import Goals
import Indicators
import Kits
import Labels
import Mail
import Media
import Moderation
import Networks
import Organizations
import Practices
import Replications
import Storage
import Syndication
import Territories
import Testimonies
import Transfer
package import Web

// What the node answers.
extension Node {
    package func routes() throws -> [Route] {
        let pages = try pages()
        return try pages + APIRoutes(pages, database: database, catalog: catalog, version: Node.version).routes
    }

    private func pages() throws -> [Route] {
        let vocabulary = try Vocabulary()
        let panels = Rooms.panels(world)
        return [
            AccountRoutes(
                database: database, world: world, catalog: catalog, key: formKey,
                passwords: PasswordHasher(world: world), work: work, records: records
            ).routes,
            DiscoveryRoutes(database: database, panels: panels, vocabulary: vocabulary).routes,
            TerritoryRoutes(database: database, panels: panels).routes,
            mediaRoutes(panels),
            OrganizationRoutes(database: database, world: world, names: names, panels: panels).routes,
            PracticeRoutes(
                database: database, world: world, names: names, panels: panels, vocabulary: vocabulary
            ).routes,
            ReplicationRoutes(
                database: database, world: world, names: names, panels: panels, vocabulary: vocabulary
            ).routes,
            together(panels, vocabulary),
            InvitationRoutes(Rooms.kept, database: database, world: world).routes,
            KeeperRoutes(Rooms.kept, database: database, world: world, names: names).routes,
            ImportRoutes(sheets: Rooms.sheets(catalog, vocabulary), database: database, world: world).routes,
            OpenDataRoutes(openData(vocabulary), database: database).routes,
            TrailRoutes(
                Rooms.trailed, database: database, names: names, acts: Rooms.acts
            ).routes,
            TranslationRoutes(Rooms.kinds, database: database, world: world, names: names).routes,
            PrivacyRoutes(records).routes,
            ModerationRoutes(
                database: database, world: world, catalog: catalog, key: formKey, names: names, kinds: Rooms.kinds,
                work: work
            ).routes,
            settings.showsOutbox ? OutboxRoutes(database: database).routes : [],
            AdministrationRoutes(
                database: database, world: world, catalog: catalog, keeper: site, sections: administration,
                securityContact: settings.securityContact
            ).routes,
        ].flatMap { $0 }
    }

    private func mediaRoutes(_ panels: Panels) -> [Route] {
        MediaRoutes(
            store: files, mostBytes: settings.mediaMegabytes << 20, database: database, world: world, names: names,
            panels: panels, kinds: Rooms.kinds
        ).routes
    }

    /// What ties replications and practices together, and takes them elsewhere.
    private func together(_ panels: Panels, _ vocabulary: Vocabulary) -> [Route] {
        [
            EditionsRoutes(database: database, world: world, catalog: catalog, names: names).routes,
            EvidenceRoutes(database: database, world: world, names: names, panels: panels).routes,
            LabelRoutes(
                database: database, world: world, catalog: catalog, names: names, issuers: Rooms.issuers,
                files: files
            ).routes,
            KitRoutes(
                database: database, vocabulary: vocabulary, files: files, typesetter: typesetter
            ).routes,
            SyndicationRoutes(database: database, kinds: Rooms.kinds, listed: Rooms.listed).routes,
            FamilyRoutes(database: database).routes,
            DriftRoutes(database: database, world: world, vocabulary: vocabulary).routes,
            NetworkRoutes(database: database, world: world, catalog: catalog, names: names, panels: panels).routes,
            ArticleRoutes(
                database: database, world: world, names: names, panels: panels, vocabulary: vocabulary,
                kinds: Rooms.kinds, files: files, typesetter: typesetter
            ).routes,
            DossierRoutes(
                database: database, world: world, names: names, panels: panels, kinds: Rooms.kinds, files: files
            ).routes,
            IndicatorsRoutes(database: database, world: world, names: names, panels: panels).routes,
            GoalRoutes(database: database, world: world, catalog: catalog).routes,
            TestimonyRoutes(database: database, world: world, names: names, panels: panels).routes,
            SheetRoutes(
                database: database, world: world, names: names, panels: panels, typesetter: typesetter
            ).routes,
            FollowRoutes(database: database, world: world, key: formKey).routes,
        ].flatMap { $0 }
    }

    package func router() throws -> SuffixedRouter {
        let surroundings = WebSurroundings(
            world: world, catalog: catalog, formKey: formKey,
            authenticate: { [database, world] secret in
                try await Accounts.authenticate(secret, at: world.now(), in: database)
            },
            authenticateToken: { [database, world] token in
                try await Accounts.authenticate(token: token, at: world.now(), in: database)
            },
            site: site.site,
            changes: { [database, site] in database.changes &+ site.changes },
            // One process holds an SQLite file; on PostgreSQL others may write too, and are seen a second later.
            pageLife: database.engine == .sqlite ? .seconds(10) : .seconds(1),
            proxies: settings.trustedProxies)
        return try WebRouter(surroundings, meter: watch.meter).router(
            routes(), probes: watch.probes(of: self), assets: Rooms.assets(thirdParty: settings.thirdPartyFolder))
    }

    func openData(_ vocabulary: Vocabulary) -> OpenData {
        OpenData(
            in: settings.dataFolder, sheets: Rooms.sheets(catalog, vocabulary), catalog: catalog, database: database,
            world: world, site: site.site)
    }

    /// All that is kept about people.
    var records: [PersonalRecords] { Rooms.records(key: formKey) }

    private var names: Names { Rooms.names }

    private var work: ProofOfWork { ProofOfWork(bits: settings.workBits, key: formKey, world: world) }

    private var administration: [AdministrationSection] {
        [
            AdministrationSection("accounts.people", at: "/administration/people"),
            AdministrationSection("accounts.invitations", at: "/administration/invitations"),
            AdministrationSection("commons.trail.all", at: "/administration/trail"),
            AdministrationSection("moderation.queue", at: "/moderation", count: Moderation.waiting),
            AdministrationSection("administration.site", at: "/administration/site"),
            AdministrationSection("administration.wording", at: "/administration/wording"),
            AdministrationSection("node.imports", at: "/imports"),
            AdministrationSection(
                "node.menu.practices", at: nil, count: { try Thing.count(of: .practice, atMost: 1_000_000, in: $0) }),
            AdministrationSection(
                "node.menu.replications", at: nil,
                count: { try Thing.count(of: .replication, atMost: 1_000_000, in: $0) }),
            AdministrationSection(
                "node.menu.organizations", at: nil,
                count: { try Thing.count(of: .organization, atMost: 1_000_000, in: $0) }),
            AdministrationSection(
                "node.menu.networks", at: nil, count: { try Thing.count(of: .network, atMost: 1_000_000, in: $0) }),
        ]
    }
}
