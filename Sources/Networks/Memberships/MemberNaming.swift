import Commons
import Organizations
import Replications
import Storage
import Web

/// What somebody meant who named a page in a field: by its address, or by its title.
enum MemberNaming {
    /// Those that are seen by everybody; several of the same title, or none.
    static func named(_ typed: String, among kinds: [Kind], in tx: Transaction) throws -> [Thing] {
        let parts = typed.split(separator: "/")
        if parts.count > 1, let kind = kinds.first(where: { $0.folder == parts[parts.count - 2] }) {
            let found = try Thing.find(kind, named: String(parts[parts.count - 1]), in: tx)
            return [found].compactMap { $0 }.filter { $0.visibility == .published }
        }
        return try kinds.flatMap { kind in
            kind == .organization
                ? try NamedOrganization.all(typed, in: tx).map(\.thing) : try titled(typed, kind, in: tx)
        }
    }

    private static func titled(_ typed: String, _ kind: Kind, in tx: Transaction) throws -> [Thing] {
        let things = try Thing.suggested(Thing.titled(typed, kind, in: tx), 50, in: tx)
        return things.filter { Slug.make($0.title) == Slug.make(typed) }
    }

    /// The thing that a field names, or nil after noting the problem. The hidden identifier counts only while it is still
    /// the title in the field.
    static func read(
        _ name: String, of form: inout Submission, among kinds: [Kind], in tx: Transaction
    ) throws -> Thing? {
        let typed = form.line(name, 0...300)
        form.note("\(name)-id", as: .line(0...36))
        guard !typed.isEmpty else { return nil }
        if let id = Thing.ID(rawValue: form.shown("\(name)-id")), let thing = try Thing.find(id, in: tx),
            isMeant(thing, by: typed), kinds.contains(thing.kind), thing.visibility == .published
        {
            return thing
        }
        let found = try named(typed, among: kinds, in: tx)
        if found.count == 1 { return found.first }
        let addresses = found.prefix(8).map(\.path).joined(separator: " · ")
        form.refuse(
            name, found.isEmpty ? "networks.memberships.unknown" : "networks.memberships.several",
            ["addresses": addresses])
        return nil
    }

    /// Suggestions put what tells it from others after the title: « La Ruche (Structure) ».
    private static func isMeant(_ thing: Thing, by typed: String) -> Bool {
        typed == thing.title || typed.hasPrefix("\(thing.title) (")
    }

    static func suggestions(_ typed: String, in tx: Transaction) throws -> [Thing] {
        let organizations = try Organizations.suggestions(matching: typed, limit: 5, in: tx)
        let networks = try Networks.suggestions(matching: typed, limit: 3, in: tx)
        let replications = try Thing.suggested(Thing.titled(typed, .replication, in: tx), 5, in: tx)
        return Array((organizations + networks + replications).prefix(10))
    }
}
