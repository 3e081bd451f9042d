import Commons
import Practices
import Storage
import Web

/// What a replication came from, in a form: a page of this node a line, by its title or its address. They are shown as
/// « Le jardin de Lens (/replications/le-jardin-de-lens) », which leaves no doubt.
enum ParentList {
    static let kinds = [Kind.replication, .practice]

    static func text(_ parents: [Thing.ID], in tx: Transaction) throws -> String {
        let things = try Thing.find(parents, in: tx)
        return parents.map { id in
            guard let thing = things[id], thing.visibility == .published else { return "/things/\(id)" }
            return "\(thing.title) (\(thing.path))"
        }.joined(separator: "\n")
    }

    /// The pages that were named; those that are not here are noted by what was written.
    ///
    /// - Parameter old: those that were told before; they stay, even when their page is gone.
    static func read(_ form: inout Submission, keeping old: [Thing.ID], in tx: Transaction) throws -> [Thing.ID] {
        let lines = form.text("parents", 0...6_000).split(separator: "\n").map { $0.trimmingWhitespace() }.filter {
            !$0.isEmpty
        }
        guard lines.count <= Parents.most else {
            form.refuse("parents", "replications.parents.tooMany", ["most": "\(Parents.most)"])
            return []
        }
        var found: [Thing.ID] = []
        for line in lines {
            let named = try find(line, keeping: old, in: tx)
            if named.count > 1 {
                let choices = named.compactMap(\.path).joined(separator: " · ")
                form.refuse("parents", "replications.parents.several", ["name": line, "choices": choices])
            } else if let one = named.first {
                if !found.contains(one.id) { found.append(one.id) }
            } else {
                form.refuse("parents", "replications.parents.unknown", ["name": line])
            }
        }
        return found
    }

    /// Notes a circle that the parents would close.
    static func refuseCircle(
        _ form: inout Submission, of id: Thing.ID, from parents: [Thing.ID], in tx: Transaction
    ) throws {
        guard let circle = try Parents.circle(of: id, from: parents, in: tx) else { return }
        form.refuse("parents", Parents.key(of: circle), Parents.values(of: circle))
    }

    private struct Named {
        let id: Thing.ID
        let path: String?
    }

    private static func find(_ line: String, keeping old: [Thing.ID], in tx: Transaction) throws -> [Named] {
        if let address = address(in: line) {
            return try at(address, keeping: old, in: tx).map { [$0] } ?? []
        }
        let ids = try kinds.flatMap { try Thing.titled(line, $0, in: tx) }
        let things = try Thing.find(ids, in: tx)
        return ids.compactMap { things[$0] }.filter { Slug.make($0.title) == Slug.make(line) }.prefix(6).map {
            Named(id: $0.id, path: $0.path)
        }
    }

    /// The two last parts of an address: the folder of a kind, and a slug or an identifier.
    private static func address(in line: String) -> (folder: String, end: String)? {
        let start = line.lastIndex(of: "(").map { line.index(after: $0) } ?? line.startIndex
        let address = line[start...].prefix { !"?#) ".contains($0) }
        let parts = address.split(separator: "/").map(String.init)
        guard address.contains("/"), parts.count >= 2 else { return nil }
        let folder = parts[parts.count - 2]
        guard folder == "things" || kinds.contains(where: { $0.folder == folder }) else { return nil }
        return (folder, parts[parts.count - 1].percentDecoded() ?? parts[parts.count - 1])
    }

    /// A page that everybody sees, or that was told before.
    private static func at(
        _ address: (folder: String, end: String), keeping old: [Thing.ID], in tx: Transaction
    ) throws -> Named? {
        if let kind = kinds.first(where: { $0.folder == address.folder }) {
            guard let thing = try Thing.find(kind, named: address.end, in: tx) else { return nil }
            return thing.visibility == .published || old.contains(thing.id) ? Named(id: thing.id, path: nil) : nil
        }
        guard let id = Thing.ID(rawValue: address.end) else { return nil }
        if old.contains(id) { return Named(id: id, path: nil) }
        guard let thing = try Thing.find(id, in: tx), kinds.contains(thing.kind), thing.visibility == .published else {
            return nil
        }
        return Named(id: id, path: nil)
    }
}
