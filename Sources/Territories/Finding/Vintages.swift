package import Storage
package import Web

/// What the lists that were imported last are as of.
package struct Vintages: Sendable, Encodable, Equatable {
    /// Of the list itself.
    package let vintage: CivilDate
    /// Of its populations and intercommunalities.
    package let figures: CivilDate

    /// Of the list that territories of this echelon come from; nil before the first import.
    static func find(_ echelon: Echelon, in tx: Transaction) throws -> Vintages? {
        let file = TerritoryFile.allCases.first { $0.echelons.contains(echelon) }
        return try file.flatMap { try find($0, in: tx) }
    }

    static func find(_ file: TerritoryFile, in tx: Transaction) throws -> Vintages? {
        try tx.first("SELECT vintage, figures FROM territory_vintages WHERE file = \(file)")
    }
}

extension Vintages: RowDecodable {
    package init(row: Row) throws {
        vintage = try row["vintage"]
        figures = try row["figures"]
    }
}
