import Hummingbird
import Storage
import Web

struct NewsroomRoutes: Sendable {
    let database: Database

    var routes: [Route] {
        [
            .get("newsroom", for: .contributor) { _, context in
                let viewer = try context.person()
                let page = try await database.read { tx in try NewsroomPage(for: viewer, in: tx) }
                return .page(page) { $0.view($1) }
            }.told("articles.api.newsroom", .page(NewsroomPage.self))
        ]
    }
}
