package import Web

extension Submission {
    /// The revision that the author read, or nil after noting that another one was saved since: the form is then shown
    /// again over the present one, with everything that was written.
    package mutating func revision(of thing: Thing) -> Int? {
        let read = integer("revision", 1...Int.max) ?? 0
        if read == thing.revision { return read }
        set("revision", ["\(thing.revision)"])
        let change = "\(thing.path)/comparison?from=\(read)&to=\(thing.revision)"
        refuse("revision", "commons.error.savedMeanwhile", read > 0 ? [Problem.pathValue: change] : [:])
        return nil
    }
}

extension Content {
    /// What is said of a change when its author says nothing: the names of the fields that changed.
    package func reason(_ typed: String, changing old: Self, _ texts: Texts) -> String {
        guard typed.isEmpty else { return typed }
        let before = Dictionary(old.fields.map { ($0.key, $0.text) }) { first, _ in first }
        let changed = fields.filter { before[$0.key] != $0.text }.map { texts($0.key).lowercasedFirst }
        return texts("commons.revision.changed", ["fields": changed.joined(separator: ", ")])
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
