// swift-tools-version: 6.2
import PackageDescription

// One line per room: its name and what it may use. Read from top to bottom; a room uses only rooms above it.

let package = Package(
    name: "essaim",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // C libraries
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(name: "CQrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CMarkdown", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // kernels: pure mathematics and formats
        .kernel("Markup"),
        .kernel("Markdown", ["Markup", "CMarkdown"]),
        .kernel("Words", ["CStemmer"]),
        .kernel("Tabular", ["CZlib"]),
        .kernel("Archive", ["CZlib"]),
        .kernel("Workbooks", ["Archive"]),
        .kernel("Cartography", ["Markup"]),
        .kernel("Books", ["Archive", "Markup"]),
        .kernel("Lineage"),
        .kernel("Estimates"),
        .kernel("MetaAnalysis"),
        .kernel("Disclosure"),
        .kernel("Licences"),
        .kernel("Subtitles"),

        // platform: knows no domain
        .room("Storage", ["CPostgres"], [.grdb, .sqlite]),
        .room(
            "Web", ["Storage", "Markup", "Tabular", "CZlib"], [.hummingbird, .nio, .nioPosix, .crypto],
            resources: ["Texts", "Assets"]),
        .room("Search", ["Storage", "Words"]),
        .room("Backups", ["Storage", "CZlib"], [.crypto]),
        .room("Files", ["Storage"], [.crypto]),
        .room("Typesetting", ["Storage", "Web", "Books", "Files"], [.crypto], resources: ["Texts", "Typst"]),
        .room(
            "Commons", ["Storage", "Web", "Markup", "Markdown", "Search", "Cartography"],
            resources: ["Texts", "Outlines"]),
        .room("Mail", ["Storage", "Web", "Markup"], resources: ["Texts"]),

        // features: vertical slices
        .room("Accounts", .platform + ["CArgon2", "CQrencode", "Tabular"], [.crypto], resources: ["Texts"]),
        .room("Territories", .platform + ["Accounts", "Tabular"], resources: ["Texts", "Official"]),
        .room(
            "Media", .platform + ["Archive", "Books", "Files", "Licences", "Subtitles", "Accounts"],
            resources: ["Texts"]),
        .room("Organizations", .platform + ["Accounts", "Territories"], resources: ["Texts"]),
        .room(
            "Practices", .platform + ["Accounts", "Territories", "Organizations", "Tabular"],
            resources: ["Texts", "Vocabulary"]),
        .room(
            "Replications", .platform + ["Lineage", "Accounts", "Territories", "Organizations", "Practices"],
            resources: ["Texts"]),
        .room(
            "Families",
            .platform + ["Lineage", "Accounts", "Territories", "Organizations", "Practices", "Replications"],
            resources: ["Texts"]),
        .room(
            "Drift",
            .platform + [
                "Estimates", "Accounts", "Territories", "Organizations", "Practices", "Replications", "Families",
            ], resources: ["Texts"]),
        .room(
            "Evidence",
            .platform + [
                "Estimates", "MetaAnalysis", "Accounts", "Territories", "Organizations", "Practices", "Replications",
            ], resources: ["Texts"]),
        .room(
            "Labels",
            .platform + [
                "Files", "Accounts", "Territories", "Media", "Organizations", "Practices", "Replications",
            ],
            resources: ["Texts"]),
        .room(
            "Kits",
            .platform + [
                "Archive", "Books", "Tabular", "Files", "Typesetting", "Accounts", "Territories", "Media",
                "Organizations",
                "Practices", "Replications",
            ],
            resources: ["Texts", "Files"]),
        .room(
            "Networks",
            .platform + ["Accounts", "Lineage", "Territories", "Organizations", "Practices", "Replications"],
            resources: ["Texts"]),
        .room(
            "Indicators",
            .platform + [
                "Disclosure", "Accounts", "Territories", "Organizations", "Practices", "Replications", "Networks",
            ], resources: ["Texts"]),
        .room(
            "Goals",
            .platform + [
                "Accounts", "Territories", "Organizations", "Practices", "Replications", "Indicators",
            ], [.crypto], resources: ["Texts"]),
        .room(
            "Testimonies",
            .platform + ["Accounts", "Territories", "Organizations", "Practices", "Replications", "Networks"],
            resources: ["Texts"]),
        .room(
            "Accountability",
            .platform + [
                "Accounts", "Territories", "Organizations", "Practices", "Replications", "Networks", "Indicators",
                "Goals", "Testimonies", "Books", "Typesetting",
            ], [.crypto], resources: ["Texts"]),
        .room(
            "Following",
            .platform + ["Accounts", "Territories", "Organizations", "Practices", "Replications", "Networks"],
            [.crypto],
            resources: ["Texts"]),
        .room(
            "Editions", .platform + ["Accounts", "Practices", "Replications"],
            resources: ["Texts"]),
        .room(
            "Articles",
            .platform + [
                "Archive", "Books", "Tabular", "Files", "Typesetting", "Licences", "Accounts", "Territories", "Media",
                "Practices", "Replications",
            ],
            [.crypto], resources: ["Texts"]),
        .room(
            "Discovery",
            .platform + ["Words", "Accounts", "Media", "Territories", "Organizations", "Practices", "Replications"],
            resources: ["Texts"]),
        .room(
            "Transfer",
            .platform + [
                "Archive", "Tabular", "Workbooks", "Accounts", "Territories", "Organizations", "Practices",
                "Replications",
            ],
            [.hummingbird, .crypto], resources: ["Texts"]),
        .room("Administration", .platform + ["Accounts"], resources: ["Texts"]),
        .room("API", ["Storage", "Web", "Markup"], resources: ["Texts", "Contexts"]),
        .room(
            "Syndication", ["Storage", "Web", "Markup", "Commons", "Media", "Practices", "Replications"],
            resources: ["Texts"]),
        .room("Moderation", .platform + ["Accounts", "Tabular"], resources: ["Texts"]),
        .room(
            "Demonstration", ["Storage", "Web", "Commons", "Search", "Tabular", "Files"] + .features),

        // composition root, and the command line
        .room(
            "Node",
            .platform + .features + [
                "Files", "Typesetting", "Transfer", "Administration", "API", "Syndication", "Moderation", "Backups",
                "Demonstration",
            ],
            [.hummingbird, .lifecycle, .nio],
            resources: ["Texts"]),
        .executableTarget(
            name: "essaim", dependencies: ["Node", "Commons", "Web", "Mail", "Storage", "Backups", .arguments],
            swiftSettings: .strict),

        // tests
        .fixtures("Fixtures", ["Storage"]),
        .fixtures(
            "NodeFixtures",
            ["Fixtures", "Node", "Files", "Transfer", "Administration", "Demonstration"] + .platform + .features),
        .executableTarget(
            name: "seed", dependencies: ["Node", "Words", .arguments] + .platform + .features, path: "Tests/Seed",
            swiftSettings: .strict),
        .tests("MarkupTests", ["Markup", "Markdown"]),
        .tests("WordsTests", ["Words"]),
        .tests("TabularTests", ["Tabular"]),
        .tests("ArchiveTests", ["Archive"]),
        .tests("WorkbooksTests", ["Workbooks"]),
        .tests("BooksTests", ["Archive", "Books", "Markup"]),
        .tests("CartographyTests", ["Cartography", "Markup"]),
        .tests("LineageTests", ["Lineage"]),
        .executableTarget(
            name: "family-bench", dependencies: ["Lineage"], path: "Tests/LineageBench", swiftSettings: .strict),
        .executableTarget(
            name: "evidence-bench", dependencies: ["MetaAnalysis"], path: "Tests/EvidenceBench",
            exclude: ["metafor.R"], swiftSettings: .strict),
        .tests("StorageTests", ["Storage"]),
        .tests("WebTests", ["Web", "Markup", "Storage"]),
        .tests("BackupsTests", ["Backups", "Storage"]),
        .tests("SearchTests", ["Search", "Storage", "Words"]),
        .tests("CommonsTests", .platform),
        .tests("MailTests", ["Storage", "Web", "Mail"]),
        .tests("AccountsTests", .platform + ["Accounts"]),
        .tests("TerritoriesTests", .platform + ["Accounts", "Territories", "Tabular"]),
        .tests("FilesTests", ["Files", "Storage"]),
        .tests("TypesettingTests", ["Books", "Files", "Markup", "Storage", "Typesetting", "Web"]),
        .tests("LicencesTests", ["Licences"]),
        .tests("SubtitlesTests", ["Subtitles"]),
        .tests(
            "MediaTests",
            .platform + .features + ["Archive", "Backups", "Files", "Licences", "Node", "NodeFixtures", .nio]),
        .tests("OrganizationsTests", .platform + .features + ["NodeFixtures"]),
        .tests("PracticesTests", .platform + .features + ["NodeFixtures"]),
        .tests("ReplicationsTests", .platform + .features + ["NodeFixtures"]),
        .tests("EstimatesTests", ["Estimates"]),
        .tests("DisclosureTests", ["Disclosure"]),
        .tests("MetaAnalysisTests", ["MetaAnalysis"], besides: ["Reference"]),
        .tests("DriftTests", .platform + .features + ["NodeFixtures"]),
        .tests("EvidenceTests", .platform + .features + ["MetaAnalysis", "NodeFixtures"]),
        .tests("TestimoniesTests", .platform + .features + ["NodeFixtures"]),
        .tests("IndicatorsTests", .platform + .features + ["NodeFixtures"]),
        .tests("AccountabilityTests", .platform + .features + ["NodeFixtures"]),
        .tests("GoalsTests", .platform + .features + ["NodeFixtures"]),
        .tests("EditionsTests", .platform + .features + ["NodeFixtures"]),
        .tests("ArticlesTests", .platform + .features + ["Archive", "Files", "Node", "NodeFixtures"]),
        .tests("FamiliesTests", .platform + .features + ["NodeFixtures"]),
        .tests("KitsTests", .platform + .features + ["Archive", "Tabular", "NodeFixtures"]),
        .tests("LabelsTests", .platform + .features + ["Files", "Node", "NodeFixtures"]),
        .tests("NetworksTests", .platform + .features + ["NodeFixtures"]),
        .tests("FollowingTests", .platform + .features + ["Node", "NodeFixtures"]),
        .tests("DiscoveryTests", .platform + .features + ["Words", "NodeFixtures"]),
        .tests(
            "TransferTests",
            .platform + .features + [
                "Archive", "Tabular", "Files", "Transfer", "Node", "NodeFixtures", "Demonstration",
            ]),
        .tests("AdministrationTests", .platform + .features + ["Administration", "NodeFixtures"]),
        .tests("APITests", .platform + .features + ["API", "Tabular", "NodeFixtures"]),
        .tests("SyndicationTests", ["Storage", "Web", "Commons", "Practices", "NodeFixtures"]),
        .tests("ModerationTests", .platform + .features + ["Moderation", "Node", "NodeFixtures"]),
        .tests(
            "NodeTests",
            .platform + .features + ["Node", "NodeFixtures", "Demonstration", "Backups", "Tabular", .nioEmbedded],
            besides: ["Earlier"]),
        .testTarget(
            name: "Fuzz",
            dependencies: [
                "Markup", "Markdown", "Words", "Tabular", "Workbooks", "Subtitles", "Storage", "Files", "Web",
                "Commons", "Mail",
                "Accounts", "Node",
            ], exclude: ["corpus"], swiftSettings: .strict),
        .tests("Contracts", .platform + .features + ["Node", "NodeFixtures"]),
    ],
    swiftLanguageModes: [.v6]
)

// The words used above.

extension [Target.Dependency] {
    static var platform: Self { ["Storage", "Web", "Mail", "Commons", "Markup", "Markdown", "Search", "Cartography"] }
    static var features: Self {
        [
            "Accounts", "Territories", "Media", "Organizations", "Practices", "Replications", "Editions", "Families",
            "Drift", "Evidence", "Labels", "Networks", "Indicators", "Goals", "Testimonies", "Accountability",
            "Following", "Kits", "Discovery", "Articles",
        ]
    }
}

extension Target.Dependency {
    static var hummingbird: Self { .product(name: "Hummingbird", package: "hummingbird") }
    static var hummingbirdTesting: Self { .product(name: "HummingbirdTesting", package: "hummingbird") }
    static var grdb: Self { .product(name: "GRDB", package: "GRDB.swift") }
    static var sqlite: Self { .product(name: "GRDBSQLite", package: "GRDB.swift") }
    static var arguments: Self { .product(name: "ArgumentParser", package: "swift-argument-parser") }
    static var crypto: Self { .product(name: "Crypto", package: "swift-crypto") }
    static var logging: Self { .product(name: "Logging", package: "swift-log") }
    static var nio: Self { .product(name: "NIOCore", package: "swift-nio") }
    static var nioPosix: Self { .product(name: "NIOPosix", package: "swift-nio") }
    static var nioEmbedded: Self { .product(name: "NIOEmbedded", package: "swift-nio") }
    static var lifecycle: Self { .product(name: "ServiceLifecycle", package: "swift-service-lifecycle") }
}

extension [SwiftSetting] {
    static var strict: Self {
        [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .treatAllWarnings(as: .error),
        ]
    }
}

extension Target {
    static func kernel(_ name: String, _ uses: [Dependency] = []) -> Target {
        .target(name: name, dependencies: uses, swiftSettings: .strict)
    }

    static func room(
        _ name: String, _ uses: [Dependency], _ libraries: [Dependency] = [], resources: [String] = []
    ) -> Target {
        .target(
            name: name, dependencies: uses + libraries + [.logging], resources: resources.map { .copy($0) },
            swiftSettings: .strict)
    }

    static func fixtures(_ name: String, _ uses: [Dependency]) -> Target {
        .target(
            name: name, dependencies: uses + [.hummingbirdTesting], path: "Tests/\(name)", swiftSettings: .strict)
    }

    static func tests(_ name: String, _ uses: [Dependency], besides files: [String] = []) -> Target {
        .testTarget(
            name: name, dependencies: uses + ["Fixtures", .hummingbirdTesting], exclude: files, swiftSettings: .strict)
    }
}
