import Hummingbird
import Storage
import Web

/// A person's own page, and how they present themselves.
struct ProfileRoutes: Sendable {
    let desk: Desk

    var routes: [Route] {
        [
            .get("profile", for: .contributor, show),
            .get("profile/presentation", for: .contributor, edit),
            .post("profile/presentation", for: .contributor, save),
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let page = ProfilePage(try await desk.account(context), roles: try context.person().roles)
        return .page(page) { $0.view($1) }
    }

    private func edit(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        return .page(FormModel()) { PresentationForm(account).page($1) }
    }

    private func save(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        var form = PresentationForm(try await request.submission())
        guard let entry = form.read() else { return .invalid(form.submission) { [form] in form.page($0) } }
        let now = desk.world.now()
        try await desk.database.write { tx in
            try account.present(
                name: entry.name, language: entry.language, biography: entry.biography, at: now, in: tx)
        }
        // The address asks for the language, so that the pages follow the choice.
        return .done(at: "/profile?lang=\(entry.language.rawValue)", saying: "accounts.presentation.done")
    }
}
