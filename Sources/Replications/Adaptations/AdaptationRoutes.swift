import Commons
import Hummingbird
import Practices
import Storage
import Web

/// An adaptation is told on the way from its replication; for the rest it is a thing like others.
struct AdaptationRoutes: Sendable {
    let usual: UsualRoutes<Adaptations>
    let database: Database
    let world: World
    let vocabulary: Vocabulary

    var routes: [Route] {
        [
            .get("replications/:slug/adaptations/new", for: .carrier, new).forPeople,
            .post("replications/:slug/adaptations", for: .carrier, create)
                .told("replications.api.adapt", .done) { _ in
                    var form = AdaptationForm(Submission(), vocabulary, .empty)
                    _ = form.read(of: nil, language: Language.fr.rawValue)
                    return form.submission
                },
            usual.showing(told: "replications.api.adaptation", page) { $0.view($1) },
        ]
            + usual.revising(
                forms,
                FormWords(
                    told: "replications.api.reviseAdaptation", title: "replications.adaptation.edit",
                    done: "replications.saved"))
            + usual.past { [vocabulary] in try $0.told(vocabulary, $1, in: $2) }
    }

    private var forms: ThingForms<AdaptationForm> {
        ThingForms(
            sent: { [vocabulary] submission, occasion, tx in
                let parts = try occasion.changed.map { try Self.choices($0.content, tx) }
                return AdaptationForm(submission, vocabulary, parts ?? .empty)
            },
            filled: { [vocabulary] content, thing, tx in
                AdaptationForm(editing: content, of: thing, vocabulary, try Self.choices(content, tx))
            })
    }

    private static func choices(_ content: AdaptationContent, _ tx: Transaction) throws -> PartChoices {
        guard let replication = try Thing.find(content.replication, in: tx) else { throw AppError.missing }
        return try PartChoices.all(of: replication, in: tx)
    }

    private func page(
        _ thing: Thing, _ content: AdaptationContent, _ context: Context, _ tx: Transaction
    ) throws -> AdaptationPage {
        guard let replication = try Thing.find(content.replication, in: tx) else { throw AppError.missing }
        return AdaptationPage(
            adaptation: try AdaptationEntry(thing, content, vocabulary, context.texts.language, in: tx),
            replication: replication, isKept: try thing.isInHands(of: context.viewer, in: tx),
            panels: try usual.panels(on: thing, context, tx))
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        return try await database.read { tx in
            let replication = try carried(slug, viewer, tx)
            let form = AdaptationForm(Submission(), vocabulary, try PartChoices.all(of: replication, in: tx))
            return .page(FormModel()) { _, screen in blank(form, replication, screen) }
        }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let author = Authorship(viewer, because: context.texts("replications.reason.told"), at: world.now())
        return try await database.write { tx in
            let replication = try carried(slug, viewer, tx)
            let place = "\(replication.path)#adaptations"
            if try Thing.made(by: submission, of: viewer, in: tx) != nil { return .done(at: place) }
            var form = AdaptationForm(submission, vocabulary, try PartChoices.all(of: replication, in: tx))
            guard let content = form.read(of: replication.id, language: context.texts.language.rawValue) else {
                return .invalid(form.submission) { [form] screen in blank(form, replication, screen) }
            }
            var origin = Origin()
            origin.id = submission.once
            _ = try usual.subject.record(content, of: replication, origin, by: author, world: world, in: tx)
            return .done(at: place, saying: "replications.adaptation.saved")
        }
    }

    private func carried(_ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> Thing {
        let replication = try Thing.require(.replication, at: slug, for: viewer, in: tx)
        try replication.requireKeeper(viewer, in: tx)
        return replication
    }

    private func blank(_ form: AdaptationForm, _ replication: Thing, _ screen: Screen) -> Page {
        let path = "\(replication.path)/adaptations"
        let place = FormPlace(making: "replications.tellChange", at: path, back: replication.path)
        return form.page(place, about: replication, screen)
    }
}
