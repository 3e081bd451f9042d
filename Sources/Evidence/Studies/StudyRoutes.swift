import Commons
import Hummingbird
import Storage
import Web

/// What places found: told by those who carry them, and by those who keep the practice where it was published elsewhere.
struct StudyRoutes: Sendable {
    let usual: UsualRoutes<Studies>

    var routes: [Route] {
        [
            usual.showing(told: "evidence.api.study") { thing, _, context, tx in
                try StudyPage(thing, context.visit, in: tx)
            } view: {
                $0.view($1)
            }
        ]
            + usual.making(
                forms,
                FormWords(
                    told: "evidence.api.tellStudy", title: "evidence.study.new", done: "evidence.done.study",
                    reason: "evidence.reason.study"), on: ground, beginning: beginning)
            + usual.revising(
                forms,
                FormWords(
                    told: "evidence.api.reviseStudy", title: "evidence.study.edit", done: "evidence.done.saved"))
            + usual.past { content, texts, _ in content.told(texts) }
    }

    private var forms: ThingForms<StudyForm> {
        ThingForms { submission, occasion, tx in
            let old = occasion.changed?.content
            let outcome = try (old?.outcome ?? occasion.above).flatMap { try OutcomeContent(of: $0, in: tx) }
            let places = try outcome.map { try Teller(occasion.maker, of: $0.practice, in: tx).places }
            return StudyForm(submission, outcome, places ?? [], was: old)
        } filled: { content, thing, tx in
            StudyForm(editing: content, of: thing, try OutcomeContent(of: content.outcome, in: tx))
        }
    }

    private var ground: Ground<StudyContent> {
        Ground(under: .outcome, in: "studies") { outcome, viewer, tx in
            try Teller(viewer, ofOutcome: outcome.id, in: tx).require()
        } making: { [world = usual.world] content, origin, occasion, author, tx in
            var origin = origin
            origin.isFictional = try content.replication.flatMap { try Thing.find($0, in: tx) }?.isFictional ?? false
            let teller = try Teller(occasion.maker, ofOutcome: content.outcome, in: tx)
            return try Studies().record(
                content, origin, keptWith: teller.keptWith, by: author, world: world, in: tx)
        }
    }

    /// The numbers and the place that the address asks for; without another, the first place of whoever tells.
    private func beginning(
        _ query: Submission, _ occasion: FormOccasion<StudyContent>, _ tx: Transaction
    ) throws -> Submission {
        var submission = Submission(["design": StudyDesign.afterOnly.rawValue])
        for name in ["shape", "replication"] { submission.set(name, [query.shown(name)]) }
        guard query.shown("replication").isEmpty, let outcome = occasion.above else { return submission }
        if let place = try Teller(occasion.maker, ofOutcome: outcome, in: tx).places.first {
            submission.set("replication", [place.slug])
        }
        return submission
    }
}

extension OutcomeContent {
    /// What an outcome says now; nil where there is none.
    fileprivate init?(of outcome: Thing.ID, in tx: Transaction) throws {
        guard let thing = try Thing.find(outcome, in: tx) else { return nil }
        self = try Outcomes().content(of: thing, in: tx)
    }
}

extension Teller {
    fileprivate init(_ viewer: Viewer?, ofOutcome outcome: Thing.ID, in tx: Transaction) throws {
        guard let outcome = try OutcomeContent(of: outcome, in: tx) else { throw AppError.missing }
        try self.init(viewer, of: outcome.practice, in: tx)
    }
}
