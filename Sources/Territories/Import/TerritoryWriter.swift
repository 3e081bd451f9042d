import Storage
import Web

/// Writes a batch of territories with their links, addresses and keys, in the transaction of the batch.
struct TerritoryWriter {
    let source: TerritorySource
    let tx: Transaction

    /// Rows of one INSERT: few enough for SQLite, which looks for the name of each parameter among all the others.
    private static let rows = 25

    func write(_ changes: ArraySlice<TerritoryPlan.Change>) throws {
        try add(changes.filter { $0.known == nil }.map(\.record))
        var moved: [Territory.ID] = []
        for change in changes {
            guard let known = change.known else { continue }
            try update(known, to: change.record)
            if known.record.parents != change.record.parents || !known.isCurrent { moved.append(change.record.id) }
        }
        try AncestorWriter(tx: tx).rebuild(moved)
    }

    private func add(_ records: [TerritoryRecord]) throws {
        for batch in records.batches(of: Self.rows) {
            try tx.run(
                """
                INSERT INTO territories (id, echelon, code, name, english_name, folded, slug, nature, population,
                    population_total, population_vintage, population_origin, latitude, longitude, position_precision,
                    valid_from)
                VALUES \(Query.joined(batch.map(values), separator: ", "))
                """
            )
        }
        try addLinks(records.flatMap(links))
        try addKeys(
            records.flatMap { record in record.keys.map { key($0, of: record.id, record.echelon, record.weight) } })
        try AncestorWriter(tx: tx).build(records.map(\.id))
    }

    func write(_ values: ArraySlice<ReadRentalValue>) throws {
        for batch in Array(values).batches(of: Self.rows) {
            let rows = batch.map { "(\($0.id), \($0.euros))" as Query }
            try tx.run(
                """
                INSERT INTO territory_rental_values (territory_id, euros)
                VALUES \(Query.joined(rows, separator: ", "))
                ON CONFLICT (territory_id) DO UPDATE SET euros = excluded.euros
                """
            )
        }
    }

    private func values(of record: TerritoryRecord) -> Query {
        """
        (\(record.id), \(record.echelon), \(record.code), \(record.name), \(record.englishName),
        \(FoldedName(record.name).text), \(record.slug), \(record.nature), \(record.population?.count),
        \(record.population?.total), \(record.population?.vintage), \(record.population?.origin),
        \(record.position?.latitude), \(record.position?.longitude), \(record.precision), \(source.vintage))
        """
    }

    private func links(of record: TerritoryRecord) -> [Query] {
        record.parents.sorted { $0.key.rawValue < $1.key.rawValue }.map { hierarchy, parent in
            "(\(record.id), \(hierarchy), \(parent), \(source.date(of: hierarchy)))"
        }
    }

    private func addLinks(_ links: [Query]) throws {
        for batch in links.batches(of: Self.rows) {
            try tx.run(
                """
                INSERT INTO territory_links (child_id, hierarchy, parent_id, valid_from)
                VALUES \(Query.joined(Array(batch), separator: ", "))
                """
            )
        }
    }

    func key(_ key: NameKey, of id: Territory.ID, _ echelon: Echelon, _ weight: Int) -> Query {
        "(\(id), \(key.text), \(FoldedName.head(of: key.text)), \(key.rank), \(echelon), \(weight))"
    }

    func addKeys(_ keys: [Query]) throws {
        for batch in keys.batches(of: Self.rows) {
            try tx.run(
                """
                INSERT INTO territory_keys (territory_id, folded, head, rank, echelon, weight)
                VALUES \(Query.joined(Array(batch), separator: ", "))
                """
            )
        }
    }
}

extension Array {
    func batches(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
