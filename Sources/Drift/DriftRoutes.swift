import Commons
import Hummingbird
package import Practices
package import Storage
package import Web

/// `GET /practices/:slug/drift`: what places kept, changed and dropped of a practice.
package struct DriftRoutes: Sendable {
    let database: Database
    let world: World
    let vocabulary: Vocabulary

    package init(database: Database, world: World, vocabulary: Vocabulary) {
        self.database = database
        self.world = world
        self.vocabulary = vocabulary
    }

    package var routes: [Route] {
        [.get("practices/:slug/drift", for: .anyone, show).told("drift.api.show", .page(DriftPage.self))]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let language = context.texts.language
        let now = world.now()
        return try await database.read { tx in
            switch try Thing.find(.practice, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: "\(path)/drift")
            case .thing(let thing):
                let reading = try DriftReading(of: thing, language, in: tx)
                let title = try ToldPractice.all([thing], in: language, tx).first
                let page = DriftPage(
                    practice: DriftPage.Subject(
                        id: thing.id, title: title?.title ?? thing.title, path: thing.path,
                        language: title?.language ?? thing.language, isFictional: thing.isFictional),
                    map: DriftMap(reading, vocabulary, language, at: now))
                return .page(page) { $0.view($1) }
            }
        }
    }
}
