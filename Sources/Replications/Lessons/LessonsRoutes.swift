import Commons
import Hummingbird
import Storage
import Web

/// `GET /lessons`: what was learned, across practices.
struct LessonsRoutes: Sendable {
    let database: Database

    var routes: [Route] {
        [
            .get("lessons", for: .anyone, list)
                .told("replications.api.lessons", .page(LessonsPage.self)) { _ in
                    LessonsQuestion(Submission()).submission
                }
        ]
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let question = LessonsQuestion(try request.queryFields)
        let language = context.texts.language
        let page = try await database.read { tx in try LessonsPage(question, language, in: tx) }
        return question.submission.isValid
            ? .page(page) { $0.view($1) } : .invalid(question.submission) { page.view($0) }
    }
}
