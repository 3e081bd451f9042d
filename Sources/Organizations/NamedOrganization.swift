package import Commons
package import Storage
package import Territories
package import Web

/// An organization as people name it, with what tells it from others of its name.
package struct NamedOrganization: Sendable {
    package let thing: Thing
    package let kind: OrganizationKind
    package let territory: Territory?
    private let container: Territory?

    /// Those of this name. What follows it in parentheses, as fields and suggestions write it, tells them apart: « La
    /// Ruche (Mende, Lozère) ».
    package static func all(_ typed: String, in tx: Transaction) throws -> [NamedOrganization] {
        let namesakes = try all(folded: Slug.make(typed), in: tx)
        guard namesakes.isEmpty, let open = typed.lastIndex(of: "(") else { return namesakes }
        let additions = typed[open...].split { "(),·".contains($0) }.map { Slug.make(String($0)) }
        return try all(folded: Slug.make(String(typed[..<open])), in: tx).filter { $0.suits(additions) }
    }

    private static func all(folded name: String, in tx: Transaction) throws -> [NamedOrganization] {
        let lines: [Line] = try tx.all(
            """
            SELECT o.thing_id, o.kind, o.territory_id FROM organizations o JOIN things t ON t.id = o.thing_id
            WHERE o.folded_name = \(name) AND t.visibility = 'published'
            ORDER BY o.thing_id LIMIT 20
            """
        )
        return try described(lines, in: tx)
    }

    /// Some organizations, in the order in which they were asked for.
    package static func find(_ ids: [Thing.ID], in tx: Transaction) throws -> [NamedOrganization] {
        let lines: [Line] = try tx.all(
            "SELECT thing_id, kind, territory_id FROM organizations WHERE thing_id IN \(list: ids)")
        let known = Dictionary(try described(lines, in: tx).map { ($0.thing.id, $0) }) { first, _ in first }
        return ids.compactMap { known[$0] }
    }

    private static func described(_ lines: [Line], in tx: Transaction) throws -> [NamedOrganization] {
        let things = try Thing.find(lines.map(\.id), in: tx)
        let homes = lines.compactMap(\.territory)
        let territories = try Territory.find(homes, in: tx)
        let containers = try Territory.containers(of: homes, in: tx)
        return lines.compactMap { line in
            things[line.id].map { thing in
                NamedOrganization(
                    thing: thing, kind: line.kind, territory: line.territory.flatMap { territories[$0] },
                    container: line.territory.flatMap { containers[$0] })
            }
        }
    }

    /// One that is at home nowhere cannot be told by its place.
    private func suits(_ additions: [String]) -> Bool {
        let places = [territory, container].compactMap { $0 }
        guard !places.isEmpty else { return true }
        let names = places.flatMap { [$0.name, $0.englishName].compactMap { $0 } }.map(Slug.make) + [thing.slug]
        return names.contains(where: additions.contains)
    }

    /// « Mende, Lozère »; nil when it does not say where it is at home.
    package func place(in language: Language) -> String? {
        guard let name = territory?.name(in: language) else { return nil }
        guard let around = container?.name(in: language), around != name else { return name }
        return "\(name), \(around)"
    }

    /// How a field names it among those of its name: with its place, or, where that is no help, with its address.
    package func label(among namesakes: [NamedOrganization], in language: Language) -> String {
        guard namesakes.count > 1 else { return thing.title }
        let own = place(in: language)
        let isTold = own != nil && namesakes.count { $0.place(in: language) == own } == 1
        return "\(thing.title) (\(isTold ? own ?? thing.slug : thing.slug))"
    }

    private struct Line: RowDecodable {
        let id: Thing.ID
        let kind: OrganizationKind
        let territory: Territory.ID?

        init(row: Row) throws {
            id = try row["thing_id"]
            kind = try row["kind"]
            territory = try row["territory_id"]
        }
    }
}
