package import Commons
package import Storage
package import Territories

extension Organizations {
    /// Where some organizations are at home; those that do not say so are left out.
    package static func territories(of ids: [Thing.ID], in tx: Transaction) throws -> [Thing.ID: Territory.ID] {
        let homes: [Home] = try tx.all(
            """
            SELECT thing_id, territory_id FROM organizations
            WHERE thing_id IN \(list: ids) AND territory_id IS NOT NULL
            """)
        return Dictionary(homes.map { ($0.organization, $0.territory) }) { first, _ in first }
    }

    private struct Home: RowDecodable {
        let organization: Thing.ID
        let territory: Territory.ID

        init(row: Row) throws {
            organization = try row["thing_id"]
            territory = try row["territory_id"]
        }
    }
}
