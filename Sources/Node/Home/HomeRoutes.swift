import Commons
import Hummingbird
import Storage
import Web

struct HomeRoutes: Sendable {
    let database: Database
    let panels: Panels

    var routes: [Route] { [.get("", for: .anyone, show)] }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let site = context.visit.site
        let tagline = site.tagline[context.texts.language]
        let page = try await database.read { tx in
            let found = try panels.load(on: .home, for: "", visit: context.visit, in: tx)
            return HomePage(name: site.name, tagline: tagline, panels: PanelList(found))
        }
        return .page(page) { $0.view($1) }
    }
}
