import Commons
import Fixtures
import Node
import Storage
import Testing

/// An export is complete: each table is in a holding, or it is said here why it does not travel.
@Suite struct HoldingsTests {
    /// The beginning of a table's name, and why its rows stay on their node.
    private static let staying = [
        "search_": "what a search finds is put again from the things",
        "jobs": "promises are kept where they were made",
        "letters": "letters leave from where they were written",
        "account": "accounts belong to a backup: addresses, passwords, roles",
        "sessions": "accounts belong to a backup",
        "attempts": "accounts belong to a backup",
        "keeper_invitations": "links that open doors belong to a backup",
        "handovers": "links that open doors belong to a backup",
        "sheet_addresses": "addresses of people belong to a backup",
        "sheet_letters": "letters leave from where they were written",
        "sheet_links": "links that open doors belong to a backup",
        "media_making": "what is made of files is made again where they are",
        "media_texts": "what is made of files is made again where they are",
        "media_versions": "what is made of files is made again where they are",
        "silences": "who was asked for news, and when, is the business of the node that asked",
        "territor": "official lists have an import of their own",
        "site_settings": "how a node looks and speaks belongs to a backup",
        "own_wordings": "how a node looks and speaks belongs to a backup",
        "personal_tokens": "accounts belong to a backup",
        "recovery_codes": "accounts belong to a backup",
        "second_factors": "accounts belong to a backup",
        "moderation_": "reports and decisions are between people and this node: they belong to a backup",
        "change": "it tells the latest changes of this node to its own memory",
        "follows": "what somebody follows belongs to their account, and to a backup",
        "commons_rules": "how a node receives newcomers belongs to a backup",
        "spent_challenges": "what was spent is spent where it was asked for",
        "remembered_people": "it is written for the people whom the other members name",
        "schema_migrations": "each program has its own",
        "import": "how lists came in is the business of the node that they came into",
    ]

    @Test func `each table travels, or it is known why it does not`() async throws {
        let database = try await Engine.sqlite.database(Rooms.migrations)
        let tables = try await Schema.describe(database).tables.map(\.name)
        let held = Set(Rooms.holdings.flatMap(\.tables))

        for table in tables where !held.contains(table) {
            let isKnown = Self.staying.keys.contains { table.hasPrefix($0) }
            #expect(isKnown, "\(table) is in no Holding: list it in Rooms.holdings, or say here why it stays")
        }
        #expect(held.subtracting(tables) == [])
    }

    @Test func `the names of holdings are those of files, each once`() {
        let names = Rooms.holdings.map(\.name)

        #expect(Set(names).count == names.count)
        #expect(
            names.allSatisfy {
                $0.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0 == UInt8(ascii: "-") }
            })
    }
}
