package import Storage

extension Slug {
    /// What stands where a slug would stand in an address, and is no thing: `/practices/new`.
    package static let reserved: Set<String> = ["new", "suggestions"]

    /// A slug that no thing of this kind has or had; a number is added when the plain one is taken.
    static func free(_ text: String, of kind: Kind, in tx: Transaction) throws -> String {
        let plain = make(text)
        // A full stop follows the hyphen, and is in no slug.
        let end = plain + "."
        let taken: [String] = try tx.values(
            """
            SELECT slug FROM things WHERE kind = \(kind) AND slug >= \(plain) AND slug < \(end)
            UNION SELECT slug FROM former_slugs WHERE kind = \(kind) AND slug >= \(plain) AND slug < \(end)
            """
        )
        let names = reserved.union(taken)
        if !names.contains(plain) { return plain }
        let number = (2...names.count + 2).first { !names.contains("\(plain)-\($0)") } ?? names.count + 2
        return "\(plain)-\(number)"
    }
}

extension Thing {
    /// Notes that something beside its text changed: it is news again.
    package func touch(at now: Timestamp, in tx: Transaction) throws -> Thing {
        try tx.run("UPDATE things SET updated_at = \(now) WHERE id = \(id)")
        return try Thing.find(id, in: tx) ?? self
    }

    /// Gives the thing another address; the old one leads to it for ever.
    package func rename(to text: String, in tx: Transaction) throws -> Thing {
        let slug = try Slug.free(text, of: kind, in: tx)
        try tx.run(
            "INSERT INTO former_slugs (kind, slug, thing_id) VALUES (\(kind), \(self.slug), \(id))")
        try tx.run("UPDATE things SET slug = \(slug) WHERE id = \(id)")
        return try Thing.find(id, in: tx) ?? self
    }
}
