import Commons
import Hummingbird
import Practices
import Replications
package import Storage
package import Web

/// The family of a practice, and that of a replication.
package struct FamilyRoutes: Sendable {
    let database: Database

    package init(database: Database) { self.database = database }

    package var routes: [Route] {
        [
            .get("practices/:slug/family", for: .anyone) { try await show(.practice, $1) }
                .told("families.api.practice", .page(FamilyPage.self)),
            .get("replications/:slug/family", for: .anyone) { try await show(.replication, $1) }
                .told("families.api.replication", .page(FamilyPage.self)),
        ]
    }

    private func show(_ kind: Kind, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let language = context.texts.language
        return try await database.read { tx in
            switch try Thing.find(kind, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: "\(path)/family")
            case .thing(let thing): return .page(try FamilyPage(of: thing, language, in: tx)) { $0.view($1) }
            }
        }
    }
}
