import Commons
import Hummingbird
import Networks
import Organizations
import Practices
import Replications
import Storage
import Web

/// What is counted: proposed by those who keep a practice or a network, or added by the carriers of a replication.
struct IndicatorRoutes: Sendable {
    let usual: UsualRoutes<Indicators>

    /// Those that may propose.
    private static let owners: [Kind] = [.practice, .replication, .network, .organization]

    var routes: [Route] {
        Self.owners.flatMap(proposing)
            + [
                .get("indicators/:slug", for: .anyone, show).told("indicators.api.show", .page(IndicatorPage.self)) {
                    try TerritoryQuestion.asking(in: $0)
                }
            ]
            + usual.revising(
                forms, FormWords(told: "indicators.api.revise", title: "indicators.edit", done: "indicators.saved"))
            + usual.past { content, texts, _ in content.told(texts) }
    }

    private func proposing(_ kind: Kind) -> [Route] {
        usual.making(
            forms,
            FormWords(
                told: "indicators.api.propose", title: "indicators.new", done: "indicators.done",
                reason: "indicators.reason"), on: ground(kind), beginning: beginning
        ) + [
            .post("\(kind.folder)/:slug/ready-indicators", for: .contributor) { try await takeReady(kind, $0, $1) }
                .told("indicators.api.takeReady", .done) { _ in
                    var form = Submission()
                    _ = form.choices("ready", ReadyIndicator.self)
                    return form
                }
        ]
    }

    private var forms: ThingForms<IndicatorForm> {
        ThingForms(
            sent: { submission, _, _ in IndicatorForm(submission) },
            filled: { content, thing, _ in IndicatorForm(editing: content, of: thing) })
    }

    private func ground(_ kind: Kind) -> Ground<IndicatorContent> {
        Ground(under: kind, in: "indicators") { owner, viewer, tx in
            try Self.admit(viewer, on: owner, tx)
        } making: { [world = usual.world] content, origin, _, author, tx in
            var origin = origin
            origin.isFictional = try Thing.find(content.owner, in: tx)?.isFictional ?? false
            return try Indicators().propose(content, origin, by: author, world: world, in: tx)
        }
    }

    private func beginning(
        _ query: Submission, _ occasion: FormOccasion<IndicatorContent>, _ tx: Transaction
    ) -> Submission {
        Submission([
            "sort": IndicatorContent.Sort.count.rawValue, "level": IndicatorContent.Level.activity.rawValue,
            "direction": IndicatorContent.Direction.more.rawValue,
        ])
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let query = try request.queryFields
        return try await usual.database.read { tx in
            switch try Thing.find(.indicator, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: path)
            case .thing(let thing):
                let page = try IndicatorPage(
                    thing, within: TerritoryQuestion(query, in: tx), context.visit, in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }

    /// Those that the owner has already are not made twice.
    private func takeReady(_ kind: Kind, _ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let slug = try context.parameter("slug")
        let viewer = try context.person()
        let wanted = submission.choices("ready", ReadyIndicator.self)
        let texts = context.texts
        let author = Authorship(viewer, because: texts("indicators.reason"), at: usual.world.now())
        return try await usual.database.write { tx in
            let owner = try owner(kind, slug, viewer, tx)
            let present: [String?] = try tx.values("SELECT ready FROM indicators WHERE owner_id = \(owner.id)")
            var origin = Origin()
            origin.isFictional = owner.isFictional
            for ready in wanted where !present.contains(ready.rawValue) {
                let content = ready.content(of: owner.id, texts)
                _ = try Indicators().propose(content, origin, by: author, world: usual.world, in: tx)
            }
            return .done(at: "\(owner.path)#indicators", saying: "indicators.ready.done")
        }
    }

    private func owner(_ kind: Kind, _ slug: String, _ viewer: Viewer, _ tx: Transaction) throws -> Thing {
        let owner = try Thing.require(kind, at: slug, for: viewer, in: tx)
        try Self.admit(viewer, on: owner, tx)
        return owner
    }

    private static func admit(_ viewer: Viewer, on owner: Thing, _ tx: Transaction) throws {
        try owner.requireKeeper(viewer, in: tx)
        guard owner.visibility == .published else { throw AppError(.conflict, "indicators.error.draft") }
    }
}

extension IndicatorContent {
    /// Its fields as a reader of its history sees them.
    func told(_ texts: Texts) -> [ContentField] {
        fields.map { field in
            switch field.key {
            case "indicators.form.sort": field.saying(texts(sort.textKey))
            case "indicators.form.direction": field.saying(texts(direction.textKey))
            case "indicators.form.level": field.saying(texts(level.textKey))
            default: field
            }
        }
    }
}
