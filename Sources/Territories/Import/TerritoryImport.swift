package import Storage
import Web

/// Brings official lists of territories into the database: rehearsed first, in batches, as often as one likes.
///
/// Importing the same files again changes nothing. An import that was stopped goes on where it was: each batch is one
/// transaction, and what it wrote is found unchanged the next time.
package struct TerritoryImport: Sendable {
    private let read: [ReadFile]
    private let aliases: [(slug: String, id: Territory.ID)]

    /// Territories of one transaction: a batch takes well under a second, so that others can write in between.
    private static let batch = 1_000

    /// Reads the files; their broken lines are kept for the report.
    /// - Throws: `Gunzip.Failure` for a file that is not there, is damaged or too large.
    package init(_ sources: [TerritorySource]) throws {
        let nomenclature = try Nomenclature.official()
        read = try sources.map { try ReadFile.read($0, nomenclature) }
        aliases = nomenclature.regions.values.filter { !$0.country.isEmpty }
            .map { ($0.country.lowercased(), $0.id) }.sorted { $0.0 < $1.0 }
    }

    /// The lists that the project carries: COG 2024, populations and intercommunalities of 2020, rental values of 2022,
    /// ISO 3166.
    package static func official() throws -> TerritoryImport {
        try TerritoryImport(OfficialFiles.sources())
    }

    /// What `apply` would do; nothing is written.
    package func rehearse(in database: Database) async throws -> ImportReport {
        try await plan(in: database).report
    }

    /// Writes what is new or has changed, and says how far it has come after each batch.
    @discardableResult
    package func apply(
        to database: Database, at now: Timestamp, progress: @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportReport {
        let plan = try await plan(in: database)
        var done = 0
        for file in plan.files {
            for batch in file.changes.batches(of: Self.batch) {
                try await unhurried(database) { tx in try TerritoryWriter(source: file.source, tx: tx).write(batch) }
                done += batch.count
                progress(ImportProgress(file: file.source.file, done: done, total: plan.total))
            }
            for batch in file.rentalValues.batches(of: Self.batch) {
                try await unhurried(database) { tx in try TerritoryWriter(source: file.source, tx: tx).write(batch) }
                done += batch.count
                progress(ImportProgress(file: file.source.file, done: done, total: plan.total))
            }
            for batch in file.closings.batches(of: Self.batch) {
                try await unhurried(database) { tx in try TerritoryWriter(source: file.source, tx: tx).close(batch) }
                done += batch.count
                progress(ImportProgress(file: file.source.file, done: done, total: plan.total))
            }
        }
        // At once, so that the vintages tell of complete lists.
        try await unhurried(database) { tx in
            for file in plan.files { try finish(file.source, at: now, in: tx) }
            try Totals(tx: tx).update()
            tx.forget(Atlas.self)
        }
        return plan.report
    }

    /// As migrations do: on a machine under load a statement over a whole country may take longer than a page's may.
    private func unhurried(
        _ database: Database, _ body: @escaping @Sendable (Transaction) throws -> Void
    ) async throws {
        try await database.write { tx in
            try tx.liftTimeLimit()
            try body(tx)
        }
    }

    private func plan(in database: Database) async throws -> TerritoryPlan {
        let known = try await database.read { tx in
            try tx.liftTimeLimit()
            return try KnownTerritories(in: tx)
        }
        return TerritoryPlan(read, over: known)
    }

    private func finish(_ source: TerritorySource, at now: Timestamp, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO territory_vintages (file, vintage, figures, imported_at)
            VALUES (\(source.file), \(source.vintage), \(source.figures), \(now))
            ON CONFLICT (file) DO UPDATE SET vintage = excluded.vintage, figures = excluded.figures,
                imported_at = excluded.imported_at
            """
        )
        guard source.file == .subdivisions else { return }
        for alias in aliases {
            try tx.run(
                """
                INSERT INTO territory_former_slugs (slug, territory_id)
                SELECT \(alias.slug), id FROM territories WHERE id = \(alias.id)
                ON CONFLICT (slug) DO NOTHING
                """
            )
        }
    }
}
