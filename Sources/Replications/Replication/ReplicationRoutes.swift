package import Commons
package import Practices
package import Storage
import Territories
package import Web

package struct ReplicationRoutes: Sendable {
    private let usual: UsualRoutes<Replications>
    private let adaptations: AdaptationRoutes
    private let database: Database
    private let world: World
    private let vocabulary: Vocabulary

    package init(database: Database, world: World, names: Names, panels: Panels, vocabulary: Vocabulary) {
        usual = UsualRoutes(Replications(), database: database, world: world, names: names, panels: panels)
        adaptations = AdaptationRoutes(
            usual: UsualRoutes(Adaptations(), database: database, world: world, names: names, panels: panels),
            database: database, world: world, vocabulary: vocabulary)
        self.database = database
        self.world = world
        self.vocabulary = vocabulary
    }

    package var routes: [Route] {
        StartRoutes(database: database, world: world).routes
            + [usual.showing(told: "replications.api.show", page) { $0.view($1) }]
            + usual.revising(
                Self.forms,
                FormWords(told: "replications.api.revise", title: "replications.edit", done: "replications.saved"))
            + usual.past { try $0.told($1, in: $2) } + adaptations.routes + told
    }

    /// What people tell of a replication beside its text.
    private var told: [Route] {
        StateRoutes(database: database, world: world).routes + StepRoutes(database: database, world: world).routes
            + LessonsRoutes(database: database).routes + HandoverRoutes(database: database, world: world).routes
            + NewsRoutes(database: database, world: world).routes
            + FigureRoutes(database: database, world: world).routes
    }

    private static let forms = ThingForms(
        sent: { submission, _, _ in ReplicationForm(submission) },
        filled: { try ReplicationForm(editing: $0, of: $1, in: $2) })

    private func page(
        _ thing: Thing, _ content: ReplicationContent, _ context: Context, _ tx: Transaction
    ) throws -> ReplicationPage {
        let language = context.texts.language
        let things = try Thing.find([content.practice] + content.carriers + content.partners, in: tx)
        let link = { (id: Thing.ID) in things[id].map { ReplicationPage.Link(name: $0.title, path: $0.path) } }
        guard let followed = things[content.practice],
            let practice = try ToldPractice.all([followed], in: language, tx).first,
            let territory = try TerritoryLink.find([content.territory], language: language, in: tx)[content.territory]
        else { throw AppError.missing }
        let place = try Territory.require(content.territory, in: tx)
        let silentSince = try Silence.since(thing.id, in: tx).map { String(CivilDate($0).rawValue.prefix(7)) }
        return ReplicationPage(
            thing: thing, content: content, state: try Replications.state(of: thing.id, in: tx),
            silentSince: silentSince.flatMap(CivilDate.init), isAsked: try Silence.isAsked(thing.id, in: tx),
            practice: ReplicationPage.Link(name: practice.title, path: practice.thing.path),
            practiceLanguage: practice.language, territory: territory, position: place.position,
            precision: place.precision, carriers: content.carriers.compactMap(link),
            partners: content.partners.compactMap(link),
            parents: try ParentLink.all(content.parents, in: language, tx),
            keepers: try usual.keepers(of: thing, context, tx),
            history: try StateChange.all(of: thing.id, in: tx),
            adaptations: try AdaptationEntry.all(of: thing.id, vocabulary, language, in: tx),
            figures: try Figure.all(of: thing.id, in: tx),
            panels: try usual.panels(on: thing, context, tx))
    }
}
