import Storage

/// Changes are few: they are written one by one.
extension TerritoryWriter {
    func close(_ closings: ArraySlice<TerritoryPlan.Closing>) throws {
        for closing in closings {
            try tx.run(
                """
                UPDATE territories SET valid_until = \(closing.date),
                    successor_id = COALESCE(\(closing.successor), successor_id)
                WHERE id = \(closing.id)
                """
            )
            try tx.run("DELETE FROM territory_keys WHERE territory_id = \(closing.id)")
            if let successor = closing.successor { try rewriteKeys(of: successor) }
        }
        try AncestorWriter(tx: tx).rebuild(closings.filter { $0.successor != nil }.map(\.id))
    }

    func update(_ known: KnownTerritory, to record: TerritoryRecord) throws {
        try tx.run(
            """
            UPDATE territories SET echelon = \(record.echelon), code = \(record.code), name = \(record.name),
                english_name = \(record.englishName), folded = \(FoldedName(record.name).text), slug = \(record.slug),
                nature = \(record.nature), population = \(record.population?.count),
                population_total = \(record.population?.total), population_vintage = \(record.population?.vintage),
                population_origin = \(record.population?.origin), latitude = \(record.position?.latitude),
                longitude = \(record.position?.longitude), position_precision = \(record.precision),
                valid_until = NULL, successor_id = NULL
            WHERE id = \(record.id)
            """
        )
        if known.slug != record.slug { try keep(slug: known.slug, of: record.id) }
        for hierarchy in Hierarchy.allCases where known.record.parents[hierarchy] != record.parents[hierarchy] {
            try relink(record, in: hierarchy)
        }
        try rewriteKeys(of: record.id)
        if let former = known.successor { try rewriteKeys(of: former) }
    }

    private func keep(slug: String, of id: Territory.ID) throws {
        try tx.run(
            """
            INSERT INTO territory_former_slugs (slug, territory_id) VALUES (\(slug), \(id))
            ON CONFLICT (slug) DO NOTHING
            """
        )
    }

    /// A link of this very vintage was a mistake that the same vintage corrects; an older one has ended.
    private func relink(_ record: TerritoryRecord, in hierarchy: Hierarchy) throws {
        let date = source.date(of: hierarchy)
        try tx.run(
            """
            DELETE FROM territory_links
            WHERE child_id = \(record.id) AND hierarchy = \(hierarchy) AND valid_until IS NULL AND valid_from = \(date)
            """
        )
        try tx.run(
            """
            UPDATE territory_links SET valid_until = \(date)
            WHERE child_id = \(record.id) AND hierarchy = \(hierarchy) AND valid_until IS NULL
            """
        )
        guard let parent = record.parents[hierarchy] else { return }
        try tx.run(
            """
            INSERT INTO territory_links (child_id, hierarchy, parent_id, valid_from)
            VALUES (\(record.id), \(hierarchy), \(parent), \(date))
            ON CONFLICT (child_id, hierarchy, parent_id, valid_from) DO UPDATE SET valid_until = NULL
            """
        )
    }

    /// A territory is found by its own names and by those of what became part of it.
    private func rewriteKeys(of id: Territory.ID) throws {
        guard let territory = try Territory.find(id, in: tx), territory.isCurrent else { return }
        let names: [String] = try tx.values(
            "SELECT name FROM territories WHERE successor_id = \(id) ORDER BY id LIMIT 200")
        let keys = TerritoryRecord.keys(of: [territory.name, territory.englishName].compactMap { $0 } + names)
        let weight = territory.population?.count ?? territory.echelon.weight
        try tx.run("DELETE FROM territory_keys WHERE territory_id = \(id)")
        try addKeys(keys.map { key($0, of: id, territory.echelon, weight) })
    }
}
