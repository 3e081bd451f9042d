package import Commons
package import Storage
package import Web

/// People who wrote what was imported and have no account here: their names travel with their work. What belongs to an
/// account (address, password, roles) never does.
package enum RememberedPeople {
    /// Names of accounts first; those of people from elsewhere where there is none.
    package static func names(after accounts: Names) -> Names {
        Names { ids, tx in
            let known = try accounts.introduce(ids, tx)
            let others = ids.filter { known[$0] == nil }
            guard !others.isEmpty else { return known }
            let remembered: [HeldPerson] = try tx.all(
                "SELECT id, name FROM remembered_people WHERE id IN \(list: others)")
            return remembered.reduce(into: known) { $0[$1.id] = Introduction(name: $1.name, words: "") }
        }
    }

    static let member = "people"

    /// Told by whoever keeps names, for the people whom the other members named.
    static func holding(_ names: Names) -> Holding {
        Holding(
            member, tables: ["remembered_people"], of: HeldPerson.self,
            page: { _, _, _ in [] },
            present: { row, tx in
                // Whoever has an account here is called as they wish here.
                try names.find([row.id], tx)[row.id].map { _ in row }
            },
            take: { row, tx in
                try tx.run("INSERT INTO remembered_people (id, name) VALUES (\(row.id), \(row.name))")
            })
    }

    /// Takes a name away, when its bearer asks for it.
    package static func forget(_ id: Person.ID, in tx: Transaction) throws {
        try tx.run("DELETE FROM remembered_people WHERE id = \(id)")
    }
}

/// Somebody as an export names them.
struct HeldPerson: HeldRow, RowDecodable {
    let id: Person.ID
    let name: String

    init(id: Person.ID, name: String) {
        self.id = id
        self.name = name
    }

    init(row: Row) throws {
        id = try row["id"]
        name = try row["name"]
    }

    var people: [Person.ID] { [] }
}
