import Commons
import Fixtures
import Foundation
import Node
import NodeFixtures
import Storage
import Testing

@testable import Web

/// Whatever points to a person is told, erased and let go of; whatever is done is told in words.
@Suite struct PrivacyTests {
    /// Columns that look as if they named somebody, each with the reason why they do not.
    private static let innocent: [String: String] = [:]

    @Test func `a column that points to a person belongs to what is kept about people`() async throws {
        let database = try await Engine.sqlite.database(Rooms.migrations)
        let told = Set(Rooms.records(key: [1]).flatMap(\.columns))

        for column in try await Self.columns(of: database) where Self.namesSomebody(column) {
            #expect(
                told.contains(column) || Self.innocent[column] != nil,
                "\(column): name it in a PersonalRecords of its room, so that it is downloaded, erased and let go of")
        }
    }

    @Test func `what is kept about people names columns that there are`() async throws {
        let there = try await Self.columns(of: try await Engine.sqlite.database(Rooms.migrations))

        for column in Rooms.records(key: [1]).flatMap(\.columns) { #expect(there.contains(column), "\(column)") }
        for column in Self.innocent.keys { #expect(there.contains(column) && Self.namesSomebody(column), "\(column)") }
    }

    @Test(
        arguments: [
            ("keepers.person_id", true), ("accounts.email_folded", true), ("editions.published_by", true),
            ("letters.recipient", true), ("sessions.account_id", true), ("things.title", false),
        ])
    func `a column that names somebody is seen`(column: String, isSeen: Bool) {
        #expect(Self.namesSomebody(column) == isSeen)
    }

    @Test func `each of what is kept about people has a name of its own, a purpose and a term in every language`()
        async throws
    {
        let records = Rooms.records(key: [1])
        let catalog = try await TestNode(.sqlite).node.catalog

        #expect(Set(records.map(\.name)).count == records.count)
        for language in Language.allCases {
            let texts = Texts(language, catalog: catalog)
            for record in records {
                #expect(texts.has(record.key) && texts.has("\(record.key).purpose"), "\(record.key) in \(language)")
                if case .days(let days) = record.term {
                    #expect(texts.has("\(record.key).term") && days > 0, "\(record.key) in \(language)")
                }
            }
        }
    }

    @Test func `every act that is recorded is told in every language`() async throws {
        let catalog = try await TestNode(.sqlite).node.catalog
        let acts = try House.files(under: "Sources", ending: ".swift").flatMap { file in
            try file.occurrences(of: #"Audit\.record\(\s*"([^"]+)""#, in: file.code).map { $0.groups[1] }
        }

        #expect(acts.count > 15)
        for act in Set(acts) {
            let key = Rooms.acts.names(of: act)?.key(of: act)
            for language in Language.allCases {
                #expect(key.map(Texts(language, catalog: catalog).has) == true, "\(act) has no words in \(language)")
            }
        }
    }

    private static func namesSomebody(_ column: String) -> Bool {
        let name = column.split(separator: ".").last ?? ""
        return ["person", "account", "email", "recipient", "viewer", "author"].contains { word in
            name == word || name.hasPrefix("\(word)_") || name.hasSuffix("_\(word)") || name.contains("_\(word)_")
        } || name.hasSuffix("_by")
    }

    /// Each as `table.column`.
    private static func columns(of database: Database) async throws -> Set<String> {
        let tables = try await Storage.Schema.describe(database).tables
        return Set(
            tables.flatMap { table in
                table.facts.compactMap { $0.split(separator: " ").first.map { "\(table.name).\($0)" } }
            })
    }
}
