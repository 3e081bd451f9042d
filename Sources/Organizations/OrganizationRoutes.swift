package import Commons
package import Storage
import Territories
package import Web

package struct OrganizationRoutes: Sendable {
    private let usual: UsualRoutes<Organizations>

    package init(database: Database, world: World, names: Names, panels: Panels) {
        usual = UsualRoutes(Organizations(), database: database, world: world, names: names, panels: panels)
    }

    package var routes: [Route] {
        [
            usual.suggesting(told: "organizations.api.suggest", suggestions),
            usual.showing(told: "organizations.api.show", page) { $0.view($1) },
        ]
            + usual.making(
                Self.forms,
                FormWords(
                    told: "organizations.api.create", title: "organizations.new", done: "organizations.created"),
                as: .published)
            + usual.revising(
                Self.forms,
                FormWords(told: "organizations.api.revise", title: "organizations.edit", done: "organizations.saved"))
            + usual.past { try $0.told($1, in: $2) }
    }

    private static let forms = ThingForms(
        sent: { submission, _, _ in OrganizationForm(submission) },
        filled: { try OrganizationForm(editing: $0, of: $1, in: $2) })

    private func page(
        _ thing: Thing, _ content: OrganizationContent, _ context: Context, _ tx: Transaction
    ) throws -> OrganizationPage {
        let place = try content.territory.flatMap {
            try TerritoryLink.find([$0], language: context.texts.language, in: tx)[$0]
        }
        return OrganizationPage(
            thing: thing, content: content, territory: place, keepers: try usual.keepers(of: thing, context, tx),
            panels: try usual.panels(on: thing, context, tx))
    }

    private func suggestions(_ typed: String, _ texts: Texts, _ tx: Transaction) throws -> [SuggestedThing] {
        guard !typed.isEmpty else { return [] }
        let found = try Organizations.suggestions(matching: typed, limit: 10, in: tx)
        return try NamedOrganization.find(found.map(\.id), in: tx).map { one in
            let detail = [one.place(in: texts.language), texts(one.kind.textKey)].compactMap { $0 }
            return SuggestedThing(one.thing, detail: detail.joined(separator: " · "))
        }
    }
}
