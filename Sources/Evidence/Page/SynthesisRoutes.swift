import Commons
import Hummingbird
import Storage
import Territories
import Web

/// What is known of an outcome, now and at each earlier version.
struct SynthesisRoutes: Sendable {
    let database: Database

    var routes: [Route] {
        [
            .get("outcomes/:slug", for: .anyone, show).told("evidence.api.outcome", .page(OutcomePage.self)),
            .get("outcomes/:slug/versions", for: .anyone, list)
                .told("evidence.api.versions", .page(VersionsPage.self)),
            .get("outcomes/:slug/versions/:number", for: .anyone, showVersion)
                .told("evidence.api.version", .page(OutcomePage.self)),
            .get("outcomes/:slug/funnel", for: .anyone, funnel)
                .told("evidence.api.funnel", .page(FunnelPage.self)),
            .get("outcomes/:slug/moderators", for: .anyone, moderators)
                .told("evidence.api.moderators", .page(ModeratorsPage.self)) { _ in
                    ModeratorsQuestion(Submission()).submission
                },
            .get("outcomes/:slug/here", for: .anyone, here)
                .told("evidence.api.here", .page(HerePage.self)) { tx in
                    var query = Submission()
                    var choice = TerritoryChoice()
                    _ = try choice.read(&query, isRequired: true, in: tx)
                    return query
                },
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            switch try Thing.find(.outcome, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: path)
            case .thing(let thing):
                let page = try OutcomePage(thing, context.visit, in: tx)
                return .page(page) { $0.view($1) }
            }
        }
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            let thing = try Thing.require(.outcome, at: slug, for: context.viewer, in: tx)
            let page = try VersionsPage(of: thing, context.texts, in: tx)
            return .page(page) { $0.view($1) }
        }
    }

    private func showVersion(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        guard let number = Int(try context.parameter("number")) else { throw AppError.missing }
        return try await database.read { tx in
            let thing = try Thing.require(.outcome, at: slug, for: context.viewer, in: tx)
            let page = try OutcomePage(thing, version: number, context.visit, in: tx)
            return .page(page) { $0.view($1) }
        }
    }

    private func funnel(_ request: Request, _ context: Context) async throws -> Reply {
        let (slug, language) = (try context.parameter("slug"), context.texts.language)
        return try await database.read { tx in
            let thing = try Thing.require(.outcome, at: slug, for: context.viewer, in: tx)
            let content = try Outcomes().content(of: thing, in: tx)
            let studies = try StudyReading(of: thing, language, in: tx).studies(of: content)
            return .page(FunnelPage(thing, content, studies)) { $0.view($1) }
        }
    }

    private func moderators(_ request: Request, _ context: Context) async throws -> Reply {
        let question = ModeratorsQuestion(try request.queryFields)
        let (slug, language) = (try context.parameter("slug"), context.texts.language)
        return try await database.read { tx in
            let thing = try Thing.require(.outcome, at: slug, for: context.viewer, in: tx)
            let content = try Outcomes().content(of: thing, in: tx)
            let studies = try StudyReading(of: thing, language, in: tx).studies(of: content)
            let page = ModeratorsPage(thing, content, studies, question)
            return question.submission.isValid
                ? .page(page) { $0.view($1) } : .invalid(question.submission) { page.view($0) }
        }
    }

    private func here(_ request: Request, _ context: Context) async throws -> Reply {
        let query = try request.queryFields
        let slug = try context.parameter("slug")
        let language = context.texts.language
        return try await database.read { tx in
            let thing = try Thing.require(.outcome, at: slug, for: context.viewer, in: tx)
            let content = try Outcomes().content(of: thing, in: tx)
            var (form, choice) = (query, TerritoryChoice())
            let isAsked = query.fields["territory"] != nil || query.fields["territory-id"] != nil
            let territory = isAsked ? try choice.read(&form, isRequired: true, in: tx) : nil
            let prediction = try territory.map { territory in
                let studies = try StudyReading(of: thing, language, in: tx).studies(of: content)
                return try PlacePrediction(of: content, studies, in: territory, language, tx)
            }
            if let territory { try choice.show(territory.id, in: &form, tx) }
            let page = HerePage(
                outcome: thing, content: content, submission: form, choice: choice, prediction: prediction)
            return .page(page) { $0.view($1) }
        }
    }
}
