package import Commons
import Hummingbird
import Organizations
package import Storage
package import Web

package struct PracticeRoutes: Sendable {
    private let usual: UsualRoutes<Practices>
    private let database: Database
    private let world: World
    private let vocabulary: Vocabulary

    package init(database: Database, world: World, names: Names, panels: Panels, vocabulary: Vocabulary) {
        usual = UsualRoutes(Practices(), database: database, world: world, names: names, panels: panels)
        self.database = database
        self.world = world
        self.vocabulary = vocabulary
    }

    package var routes: [Route] {
        [
            usual.suggesting(told: "practices.api.suggest", suggestions),
            usual.showing(told: "practices.api.show", page) { $0.view($1) },
            .get("practices/:slug/editions/:number", for: .anyone, showEdition)
                .told("practices.api.edition", .page(PracticePage.self)),
        ]
            + usual.making(
                forms,
                FormWords(
                    told: "practices.api.create", title: "practices.new", done: "practices.created",
                    reason: "practices.reason.created"),
                as: .draft, beginning: { Submission(["language": $0.language.rawValue]) })
            + usual.revising(
                forms, FormWords(told: "practices.api.revise", title: "practices.edit", done: "practices.saved"))
            + usual.past { [vocabulary] in try $0.told(vocabulary, $1, in: $2) }
            + EditionRoutes(database: database, world: world).routes
    }

    private var forms: ThingForms<PracticeForm> {
        ThingForms(
            sent: { [vocabulary] submission, _, _ in PracticeForm(submission, vocabulary) },
            filled: { [vocabulary] in try PracticeForm(editing: $0, of: $1, vocabulary, in: $2) })
    }

    /// In the reader's language where it was translated.
    private func page(
        _ thing: Thing, _ original: PracticeContent, _ context: Context, _ tx: Transaction
    ) throws -> PracticePage {
        let translation = try usual.subject.translation(of: thing, for: context.visit, in: tx)
        let content = translation?.content.namingParts(as: original) ?? original
        return try page(thing, content, translation?.told, edition: nil, context, tx)
    }

    private func showEdition(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let number = Int(try context.parameter("number"))
        return try await database.read { tx in
            let thing = try Thing.require(.practice, at: slug, for: context.viewer, in: tx)
            guard let number, let edition = try Edition.find(number, of: thing.id, in: tx) else {
                throw AppError.missing
            }
            let content = try Practices().content(of: thing, at: edition.revision, in: tx)
            return .page(try page(thing, content, nil, edition: edition.number, context, tx)) { $0.view($1) }
        }
    }

    private func page(
        _ thing: Thing, _ content: PracticeContent, _ translation: ThingTranslation?, edition: Int?,
        _ context: Context, _ tx: Transaction
    ) throws -> PracticePage {
        let language = context.texts.language
        let words = content.facets.sorted { $0.key < $1.key }.flatMap { scheme, keys in
            keys.map { key in
                PracticePage.Word(scheme: scheme, key: key, label: vocabulary.label(key, of: scheme, in: language))
            }
        }
        let steward = try content.steward.flatMap { try Thing.find($0, in: tx) }
        let panels = try usual.panels(
            on: edition == nil ? .thing(.practice) : .edition,
            for: edition.map { "\(thing.id.rawValue) \($0)" } ?? thing.id.rawValue, context, tx)
        return PracticePage(
            thing: thing, content: content, parts: content.parts,
            steward: steward.map { .init(name: $0.title, path: $0.path) }, words: words,
            editions: try Edition.all(of: thing.id, in: tx), edition: edition,
            keepers: try usual.keepers(of: thing, context, tx), panels: panels,
            reading: try PageLanguage(of: thing, translation, in: tx))
    }

    private func suggestions(_ typed: String, _ texts: Texts, _ tx: Transaction) throws -> [SuggestedThing] {
        try Practices.suggestions(matching: typed, limit: 10, in: tx)
            .map { SuggestedThing(id: $0.slug, name: $0.title, detail: $0.summary) }
    }
}
