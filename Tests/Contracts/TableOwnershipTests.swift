import Testing

/// A table is written only by the room whose migration created it; the others call its functions.
@Suite struct TableOwnershipTests {
    @Test func `a table has one owner`() throws {
        let owners = try rooms(whereIs: #"\bCREATE (?:VIRTUAL )?TABLE (?:IF NOT EXISTS )?"?(\w+)"#)

        for (table, rooms) in owners where Set(rooms.map(\.room)).count > 1 {
            Issue.record("\(table) is created by \(Set(rooms.map(\.room)).sorted().joined(separator: " and "))")
        }
    }

    @Test func `only its owner writes a table`() throws {
        let owners = try rooms(whereIs: #"\bCREATE (?:VIRTUAL )?TABLE (?:IF NOT EXISTS )?"?(\w+)"#)
            .mapValues { Set($0.map(\.room)) }
        let writes = try rooms(whereIs: #"\b(?:INSERT INTO|DELETE FROM|UPDATE)\s+"?([a-z_]+)"?(?=\s)"#)

        for (table, places) in writes {
            guard let owner = owners[table] else { continue }
            for place in places where !owner.contains(place.room) {
                Issue.record("\(place.at) writes \(table), a table of \(owner.sorted()[0]): call that room instead")
            }
        }
    }

    private func rooms(whereIs pattern: String) throws -> [String: [(room: String, at: String)]] {
        var found: [String: [(room: String, at: String)]] = [:]
        for file in try House.files(under: "Sources", ending: ".swift") {
            for occurrence in try file.occurrences(of: pattern, in: file.code) {
                found[occurrence.groups[1], default: []].append((file.room, "\(file.path):\(occurrence.line)"))
            }
        }
        return found
    }
}
