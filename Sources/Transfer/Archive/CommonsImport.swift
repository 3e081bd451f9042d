import Commons
package import Storage

extension CommonsArchive {
    /// What an import of an archive does, or would do.
    package struct Report: Sendable, Equatable, Encodable {
        package struct Member: Sendable, Equatable, Encodable {
            package let name: String
            package internal(set) var added = 0
            package internal(set) var unchanged = 0
            package internal(set) var conflicts = 0
        }

        package internal(set) var members: [Member] = []
        /// The first conflicts, in words.
        package internal(set) var conflicts: [String] = []

        package var conflictCount: Int { members.reduce(0) { $0 + $1.conflicts } }

        static let mostShown = 20
    }

    /// Says what an import would do. Nothing is changed.
    ///
    /// - Parameter open: opens the file anew.
    package func rehearse(
        _ open: @escaping @Sendable () throws -> ArchiveFile, in database: Database
    ) async throws -> Report {
        // The body may run more than once: it opens the file itself, and counts from nothing.
        try await database.read { tx in
            let file = try open()
            try file.verify(all)
            return try all.reduce(into: Report()) { report, holding in
                report.members.append(Report.Member(name: holding.name))
                guard let batches = try file.batches(of: holding) else { return }
                while let batch = try batches.next() {
                    for (offset, line) in batch.lines.enumerated() {
                        let place = Place(holding.name, batch.first + offset)
                        report.note(try standing(of: line, in: holding, at: place, tx), at: place)
                    }
                }
            }
        }
    }

    /// Takes an archive in: what is here already, the same, is passed over; when anything contradicts, nothing is taken.
    ///
    /// Each batch is a transaction of its own: an import that was interrupted is simply run again.
    /// - Parameter progress: how many lines of how many are done.
    package func take(
        _ open: @escaping @Sendable () throws -> ArchiveFile, into database: Database,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws -> Report {
        let report = try await rehearse(open, in: database)
        guard report.conflictCount == 0 else {
            throw ArchiveFault.conflicts(first: report.conflicts, count: report.conflictCount)
        }
        let total = report.members.reduce(0) { $0 + $1.added + $1.unchanged }
        var done = 0
        for holding in all {
            let batches = try open().batches(of: holding)
            while let batch = try batches?.next() {
                try await database.write { tx in try take(batch.lines, from: batch.first, of: holding, in: tx) }
                done += batch.lines.count
                progress(done, total)
            }
        }
        try await index(in: database)
        return report
    }

    private func take(_ lines: [String], from first: Int, of holding: Holding, in tx: Transaction) throws {
        for (offset, line) in lines.enumerated() {
            let place = Place(holding.name, first + offset)
            guard try standing(of: line, in: holding, at: place, tx) == .new else { continue }
            try holding.take(line, tx)
        }
    }

    private func standing(
        of line: String, in holding: Holding, at place: Place, _ tx: Transaction
    ) throws -> Holding.Standing {
        do {
            return try holding.standing(line, tx)
        } catch let error as DecodingError {
            throw ArchiveFault.lineUnreadable(member: place.member, line: place.line, reason: "\(error)")
        }
    }

    private func index(in database: Database) async throws {
        for indexer in indexers {
            var last: Thing.ID?
            repeat {
                let after = last
                last = try await database.write { tx in try indexer.run(after, Self.batch, tx) }
            } while last != nil
        }
    }

    /// Where a line is, for sentences.
    struct Place: Sendable {
        let member: String
        let line: Int

        init(_ holding: String, _ line: Int) {
            member = CommonsArchive.file(of: holding)
            self.line = line
        }
    }
}

extension CommonsArchive.Report {
    mutating func note(_ standing: Holding.Standing, at place: CommonsArchive.Place) {
        let last = members.count - 1
        switch standing {
        case .new: members[last].added += 1
        case .same: members[last].unchanged += 1
        case .taken: conflict("something else has its identifier or its address here", at: place)
        case .lacking(let what):
            conflict("the territory \(what) is not here; run: essaim territories import", at: place)
        }
    }

    private mutating func conflict(_ sentence: String, at place: CommonsArchive.Place) {
        members[members.count - 1].conflicts += 1
        if conflicts.count < Self.mostShown { conflicts.append("\(place.member), line \(place.line): \(sentence)") }
    }
}
