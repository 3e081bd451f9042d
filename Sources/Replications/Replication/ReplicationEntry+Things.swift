package import Commons
package import Storage
package import Web

extension ReplicationEntry {
    /// The replications that things are about, by the thing: itself, or the one that an adaptation changes.
    package static func about(
        replications: [Thing.ID], adaptations: [Thing.ID], language: Language, in tx: Transaction
    ) throws -> [Thing.ID: ReplicationEntry] {
        let links: [Link] =
            adaptations.isEmpty
            ? [] : try tx.all("SELECT thing_id, replication_id FROM adaptations WHERE thing_id IN \(list: adaptations)")
        let ids = Array(Set(replications + links.map(\.replication)))
        let entries = try some(ids, language: language, in: tx)
        let known = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
        return links.reduce(into: known) { about, link in about[link.thing] = known[link.replication] }
    }

    private struct Link: RowDecodable {
        let thing: Thing.ID
        let replication: Thing.ID

        init(row: Row) throws {
            thing = try row["thing_id"]
            replication = try row["replication_id"]
        }
    }
}
