import Commons
import Hummingbird
import Practices
import Storage
import Web

/// What a practice is hoped to change: told by those who keep the practice or carry a replication of it.
struct OutcomeRoutes: Sendable {
    let usual: UsualRoutes<Outcomes>

    var routes: [Route] {
        [
            .get("practices/:slug/outcomes", for: .anyone, list)
                .told("evidence.api.outcomes", .page(OutcomeListPage.self))
        ]
            + usual.making(
                forms,
                FormWords(
                    told: "evidence.api.proposeOutcome", title: "evidence.outcome.new", done: "evidence.done.outcome",
                    reason: "evidence.reason.outcome"), on: ground
            ) { _, _, _ in
                Submission([
                    "measure": EffectMeasure.riskRatio.rawValue,
                    "direction": OutcomeContent.Direction.higher.rawValue,
                ])
            }
            + usual.revising(
                forms,
                FormWords(
                    told: "evidence.api.reviseOutcome", title: "evidence.outcome.edit", done: "evidence.done.saved"))
            + usual.past { content, texts, _ in content.told(texts) }
    }

    private var forms: ThingForms<OutcomeForm> {
        ThingForms(
            sent: { submission, _, _ in OutcomeForm(submission) },
            filled: { content, thing, _ in OutcomeForm(editing: content, of: thing) })
    }

    private var ground: Ground<OutcomeContent> {
        Ground(under: .practice, in: "outcomes") { practice, viewer, tx in
            try Teller(viewer, of: practice.id, in: tx).require()
            guard practice.visibility == .published else { throw AppError(.conflict, "evidence.error.draft") }
        } making: { [world = usual.world] content, origin, occasion, author, tx in
            let teller = try Teller(occasion.maker, of: content.practice, in: tx)
            var origin = origin
            origin.isFictional = try Thing.find(content.practice, in: tx)?.isFictional ?? false
            return try Outcomes().propose(
                content, origin, keptWith: teller.keptWith, by: author, world: world, in: tx)
        }
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await usual.database.read { tx in
            switch try Thing.find(.practice, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: "\(path)/outcomes")
            case .thing(let practice):
                let page = try OutcomeListPage(of: practice, context.visit, in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }
}

extension OutcomeContent {
    /// Its fields as a reader of its history sees them.
    func told(_ texts: Texts) -> [ContentField] {
        fields.map { field in
            switch field.key {
            case "evidence.outcome.measure": field.saying(texts(measure.textKey))
            case "evidence.outcome.direction": field.saying(texts(direction.textKey))
            default: field
            }
        }
    }
}
