package import Storage

extension BackupFile {
    /// Brings everything into an empty database, of either engine: the tables as they were, then the steps of the schema
    /// that came since. Whole or not at all: what stops it leaves no row behind.
    ///
    /// What follows from the rows, the index of words, is left to the caller.
    /// - Parameter migrations: all those of this program.
    package func restore(
        into database: Database, migrations: [Migration], leavingOut derived: Set<String>
    ) async throws {
        let known = Set(migrations.map(\.id))
        if let later = manifest.migrations.first(where: { !known.contains($0) }) {
            throw BackupError.newer(what: "the step \(later) of the schema")
        }
        try await database.write { tx in
            guard try Migrator.owns(tx) else { throw BackupError.notEmpty(table: "tables of another program") }
            for table in try TableShape.all(in: tx, leavingOut: derived) {
                guard try tx.isEmpty(table) else { throw BackupError.notEmpty(table: table.name) }
            }
            try tx.dropAllTables()
        }
        let then = Set(manifest.migrations)
        _ = try await Migrator(migrations.filter { then.contains($0.id) }).run(on: database)
        try await database.write { tx in try load(tx, leavingOut: derived) }
        _ = try await Migrator(migrations).run(on: database)
    }

    private func load(_ tx: Transaction, leavingOut derived: Set<String>) throws {
        let shapes = try TableShape.all(in: tx, leavingOut: derived)
        let said = Dictionary(uniqueKeysWithValues: manifest.tables.map { ($0.name, $0) })
        for shape in shapes {
            let columns = said[shape.name]?.columns
            guard columns == shape.columns.map(\.name) else {
                throw BackupError.damaged(
                    path: path, what: "it has other columns of \(shape.name) than its version had")
            }
        }
        let byName = Dictionary(uniqueKeysWithValues: shapes.map { ($0.name, $0) })
        try tx.deferReferences()
        try eachMember { name, lines in
            guard let shape = byName[name] else {
                throw BackupError.damaged(path: path, what: "its version had no table \(name)")
            }
            try load(lines, into: shape, tx)
        }
        try tx.settleReferences()
    }

    private func load(_ lines: [UInt8], into table: TableShape, _ tx: Transaction) throws {
        let types = table.columns.map(\.type)
        let batch = max(1, Self.valuesAtOnce / types.count)
        var rows: [[SQLValue]] = []
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            guard let row = CopyText.row(line, as: types) else {
                throw BackupError.damaged(path: path, what: "a row of \(table.name) cannot be read")
            }
            rows.append(row)
            if rows.count == batch {
                try tx.insert(rows, into: table)
                rows.removeAll(keepingCapacity: true)
            }
        }
        try tx.insert(rows, into: table)
    }

    private static let valuesAtOnce = 1_000
}
