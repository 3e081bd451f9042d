package import Commons
import Hummingbird
package import Practices
package import Storage
package import Web

/// How visitors find their way in: the home page, the search, the lists, the door to sharing.
package struct DiscoveryRoutes: Sendable {
    let database: Database
    let panels: Panels
    let vocabulary: Vocabulary

    package init(database: Database, panels: Panels, vocabulary: Vocabulary) {
        self.database = database
        self.panels = panels
        self.vocabulary = vocabulary
    }

    package var routes: [Route] {
        [
            .get("", for: .anyone, home),
            .get("sharing", for: .anyone, sharing),
            .get("search", for: .anyone) { try await search(nil, $0, $1) },
            .get("practices", for: .anyone) { try await search(.practice, $0, $1) },
            .get("replications", for: .anyone) { try await search(.replication, $0, $1) },
            .get("organizations", for: .anyone) { try await search(.organization, $0, $1) },
        ]
    }

    private func home(_ request: Request, _ context: Context) async throws -> Reply {
        let visit = context.visit
        let page = try await database.read { tx in try HomePage(visit, panels, in: tx) }
        return .page(page) { $0.view($1) }
    }

    private func sharing(_ request: Request, _ context: Context) async throws -> Reply {
        let (viewer, language) = (context.viewer, context.texts.language)
        let page = try await database.read { tx in try SharingPage(for: viewer, language, in: tx) }
        return .page(page) { $0.view($1) }
    }

    private func search(_ scope: FoundKind?, _ request: Request, _ context: Context) async throws -> Reply {
        let fields = try request.queryFields
        let words = FacetWords(vocabulary: vocabulary, texts: context.texts)
        let page = try await database.read { tx in
            var form = QuestionForm(fields, vocabulary)
            let question = try form.read(scope, words.texts.language, in: tx)
            return try ResultsPage(question, form, words, in: tx)
        }
        return page.form.submission.isValid
            ? .page(page) { $0.view($1) } : .invalid(page.form.submission) { page.view($0) }
    }
}
