import Hummingbird
package import Web

/// The public page on what is kept about people.
package struct PrivacyRoutes: Sendable {
    private let records: [PersonalRecords]

    package init(_ records: [PersonalRecords]) { self.records = records }

    package var routes: [Route] {
        [.get("privacy", for: .anyone, show).told("commons.api.privacy", .page(PrivacyPage.self))]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        .page(PrivacyPage(records, context.texts)) { $0.view($1) }
    }
}
