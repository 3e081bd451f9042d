import Accountability
import Accounts
import Administration
import Articles
package import Commons
import Demonstration
import Drift
import Editions
import Evidence
import Families
import Following
import Foundation
import Goals
import Indicators
import Kits
import Labels
import Mail
import Media
import Moderation
import Networks
import Organizations
package import Practices
import Replications
import Search
package import Storage
import Territories
import Testimonies
package import Transfer
package import Web

/// Every room of the house. Nowhere else are all of them named.
package enum Rooms {
    /// The schema, room by room: a room's tables may point to those of the rooms before it.
    package static let migrations: [Migration] = [
        Jobs.migrations, Changes.migrations, SearchIndex.migrations, Commons.migrations, Outbox.migrations,
        Accounts.migrations, Territories.migrations, Media.migrations, Organizations.migrations,
        Practices.migrations, Replications.migrations, Editions.migrations, Articles.migrations, Dossiers.migrations,
        Evidence.migrations, Labels.migrations, Networks.migrations, Indicators.migrations, Goals.migrations,
        Testimonies.migrations, Accountability.migrations, Following.migrations, Transfer.migrations,
        Administration.migrations,
        Moderation.migrations,
        Demonstration.migrations,
    ].flatMap { $0 }

    /// Which rooms speak, and so have texts.
    static let speaking = [
        "Web", "Typesetting", "Commons", "Mail", "Accounts", "Territories", "Media", "Organizations", "Practices",
        "Replications",
        "Editions", "Articles", "Families", "Drift", "Evidence", "Labels", "Networks", "Indicators", "Goals",
        "Testimonies", "Accountability",
        "Following", "Kits", "Discovery", "Transfer", "Administration", "API", "Syndication", "Moderation", "Node",
    ]

    /// Things that people look after. (An adaptation is kept with its replication.)
    static let kept: [Kind] = [.practice, .replication, .organization, .network, .medium, .article, .dossier]

    /// Things that search engines are told of.
    static let listed: [Kind] = [
        .practice, .replication, .adaptation, .organization, .network, .medium, .article, .dossier, .outcome, .study,
        .indicator, .testimony, .sheet,
    ]

    /// Things whose trail their keepers read.
    static let trailed: [Kind] = [
        .practice, .replication, .adaptation, .organization, .network, .medium, .article, .dossier, .outcome, .study,
        .indicator, .testimony, .sheet,
    ]

    /// Things whose keepers may lend their name to replications.
    static let issuers: [Kind] = [.practice, .network]

    /// What a room shows on the pages of the rooms before it.
    static func panels(_ world: World) -> Panels {
        Panels(
            Media.panels(on: [.practice, .replication, .adaptation, .organization, .network, .testimony])
                + [StewardedPanel.source] + ReplicationPanel.sources + Editions.panels(names) + FamilyPanel.sources
                + [DriftPanel.source] + Evidence.panels + Indicators.panels + Goals.panels(world) + Testimonies.panels
                + Accountability.panels
                + [WaitingPanel.source, TranslationPanel.source(kinds)] + Labels.panels(issuers, world)
                + MemberOfPanel.sources
                + [TotalsPanel.source] + Articles.panels
                + FollowPanel.sources + [KitPanel.source])
    }

    /// What an export holds, in the order in which an import takes it: what others point to first.
    package static let holdings: [Holding] =
        [
            Media.files, Media().holding,
            Organizations().holding, Practices().holding, Replications().holding, Adaptations().holding,
            Networks().holding, Articles().holding, Dossiers().holding,
        ] + Evidence.holdings + Indicators.holdings + Goals.holdings + Testimonies.holdings + Accountability.holdings
        + Commons.holdings + [
            Practices.editions, Replications.stateChanges, Replications.endings, Replications.stepVersions,
            Replications.followedEditions, Replications.figures, Labels.holding, Networks.memberships,
            Networks.meetings, Articles.steps, Articles.readers, Articles.comments,
        ] + Accountability.sharings + Editions.holdings + [Media.usesHolding, Demonstration.holding]

    package static let archive = CommonsArchive(
        holdings: holdings, names: names,
        indexers: [
            .init(Organizations()), .init(Practices()), .init(Replications()), .init(Adaptations()), .init(Networks()),
            .init(Media()), .init(Articles()), .init(Dossiers()), .init(Outcomes()), .init(Studies()),
            .init(Indicators()), .init(Testimonies()), .init(AccountSheets()),
        ])

    /// How lists of each kind look, those that others point to first.
    package static func sheets(_ catalog: TextCatalog, _ vocabulary: Vocabulary) -> [AnySheet] {
        [
            AnySheet(
                OrganizationSheet(catalog) { id, tx in
                    try Practices.rest(on: id, in: tx) || Replications.rest(on: id, in: tx)
                        || Networks.rest(on: id, in: tx) || Accountability.rest(on: id, in: tx)
                        || Indicators.rest(on: id, in: tx) || Goals.rest(on: id, in: tx)
                }),
            AnySheet(
                PracticeSheet(vocabulary) { id, tx in
                    try Replications.rest(on: id, in: tx) || Labels.rest(on: id, in: tx)
                        || Evidence.rest(on: id, in: tx)
                        || Indicators.rest(on: id, in: tx) || Goals.rest(on: id, in: tx)
                }),
            AnySheet(
                ReplicationSheet(catalog) { id, tx in
                    try Labels.rest(on: id, in: tx) || Evidence.rest(on: id, in: tx)
                        || Indicators.rest(on: id, in: tx) || Goals.rest(on: id, in: tx)
                        || Testimonies.rest(on: id, in: tx) || Accountability.rest(on: id, in: tx)
                }),
            AnySheet(AdaptationSheet(vocabulary)),
            AnySheet(
                NetworkSheet(catalog) { id, tx in
                    try Labels.rest(on: id, in: tx) || Indicators.rest(on: id, in: tx)
                        || Accountability.rest(on: id, in: tx)
                }),
            AnySheet(rows: MembershipSheet(catalog)), AnySheet(rows: FigureSheet(catalog)),
            AnySheet(rows: ObservationSheet()),
        ]
    }

    /// How people are called.
    package static let names = RememberedPeople.names(after: Accounts.names)

    /// Every kind of thing, for the rooms that treat all alike.
    static let kinds = Kinds([
        AnyKind(Organizations(), named: "node.kind.organization"), AnyKind(Practices(), named: "node.kind.practice"),
        AnyKind(Replications(), named: "node.kind.replication"), AnyKind(Adaptations(), named: "node.kind.adaptation"),
        AnyKind(Networks(), named: "node.kind.network"), AnyKind(Media(), named: "node.kind.medium"),
        AnyKind(Articles(), named: "node.kind.article"), AnyKind(Dossiers(), named: "node.kind.dossier"),
        AnyKind(Outcomes(), named: "node.kind.outcome"), AnyKind(Studies(), named: "node.kind.study"),
        AnyKind(Indicators(), named: "node.kind.indicator"), AnyKind(Testimonies(), named: "node.kind.testimony"),
        AnyKind(AccountSheets(), named: "node.kind.sheet"),
    ])

    package static func texts() throws -> TextCatalog {
        try speaking.reduce(into: TextCatalog()) { catalog, room in try catalog.add(bundle(of: room)) }
    }

    /// What the node sends to browsers besides pages.
    static func assets(thirdParty folder: String) throws -> [Assets] {
        var own = try Assets(at: "assets", folders: [files("Assets", of: "Web")])
        for file in Outlines.files { own.add(file.path, file.bytes) }
        guard FileManager.default.fileExists(atPath: folder) else { return [own] }
        return [own, try Assets(at: "third-party", folders: [URL(fileURLWithPath: folder)])]
    }

    private static func files(_ folder: String, of room: String) throws -> URL {
        try bundle(of: room).bundleURL.appendingPathComponent(folder)
    }

    /// The folders of resources lie side by side, next to the program or where it was built.
    private static func bundle(of room: String) throws -> Bundle {
        let url = Bundle.module.bundleURL.deletingLastPathComponent().appendingPathComponent("essaim_\(room).resources")
        guard let bundle = Bundle(url: url) else { throw MissingResources(path: url.path) }
        return bundle
    }
}

/// The program was moved without the folders that belong to it.
package struct MissingResources: Error, CustomStringConvertible {
    let path: String

    package var description: String { "\(path) is missing: it belongs beside the program." }
}
