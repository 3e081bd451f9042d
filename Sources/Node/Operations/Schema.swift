package import Storage

/// The tables of a node, and whether they are those of this program.
package struct Schema: Sendable {
    package let database: Database

    package init(of database: Database) {
        self.database = database
    }

    /// Brings the tables up to date; returns the names of the steps that were missing.
    package func update() async throws -> [String] {
        try await Migrator(Rooms.migrations).run(on: database)
    }

    /// The steps that `update` would take.
    package func missing() async throws -> [String] {
        try await Migrator(Rooms.migrations).missing(on: database)
    }

    /// Serving on tables of another version would answer with faults.
    package func requireCurrent() async throws {
        let missing = try await missing()
        guard missing.isEmpty else { throw SchemaOutdated(missing: missing.count) }
    }
}

package struct SchemaOutdated: Error, CustomStringConvertible {
    let missing: Int

    package var description: String {
        "The database lacks \(missing) \(missing == 1 ? "step" : "steps") of this version. Make a backup, then run: "
            + "essaim migrate"
    }
}
