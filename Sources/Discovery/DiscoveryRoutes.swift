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
            .get("", for: .anyone, home).told("discovery.api.home", .page(HomePage.self)),
            .get("sharing", for: .anyone, sharing).forPeople,
            list(nil, at: "search"), list(.practice, at: "practices"), list(.replication, at: "replications"),
            list(.organization, at: "organizations"), list(.network, at: "networks"),
            list(.article, at: "articles"), list(.dossier, at: "dossiers"), list(.medium, at: "media"),
            .get("things/:id", for: .anyone, name).told("discovery.api.thing", .elsewhere),
        ]
    }

    private func list(_ scope: FoundKind?, at path: String) -> Route {
        .get(path, for: .anyone) { try await search(scope, $0, $1) }
            .told("discovery.api.\(scope?.rawValue ?? "search")", .page(ResultsPage.self)) { tx in
                var form = QuestionForm(Submission(), vocabulary)
                _ = try form.read(scope, .fr, in: tx)
                return form.submission
            }
    }

    /// The name of a thing leads to its page, whatever that is called today.
    private func name(_ request: Request, _ context: Context) async throws -> Reply {
        guard let id = Thing.ID(rawValue: try context.parameter("id")) else { throw AppError.missing }
        let path = try await database.read { tx in
            guard let thing = try Thing.find(id, in: tx) else { throw AppError.missing }
            guard case .thing(let seen) = try Thing.find(thing.kind, at: thing.slug, for: context.viewer, in: tx)
            else { throw AppError.missing }
            return seen.path
        }
        return .found(at: path)
    }

    private func home(_ request: Request, _ context: Context) async throws -> Reply {
        let visit = context.visit
        let page = try await database.read { tx in try HomePage(visit, panels, in: tx) }
        return .page(page) { $0.view($1) }
    }

    private func sharing(_ request: Request, _ context: Context) async throws -> Reply {
        let visit = context.visit
        let page = try await database.read { tx in
            let awaiting = try visit.viewer == nil ? [] : panels.load(on: .sharing, for: "", visit: visit, in: tx)
            return try SharingPage(
                for: visit.viewer, visit.texts.language, awaiting: PanelList(awaiting), in: tx)
        }
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
