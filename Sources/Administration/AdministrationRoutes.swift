import HTTPTypes
import Hummingbird
package import Storage
package import Web

/// The pages where the administrators of a node choose how it looks and speaks, and the public pages about the node.
package struct AdministrationRoutes: Sendable {
    let database: Database
    let world: World
    let catalog: TextCatalog
    let keeper: SiteKeeper
    let sections: [AdministrationSection]
    let securityContact: String?

    package init(
        database: Database, world: World, catalog: TextCatalog, keeper: SiteKeeper, sections: [AdministrationSection],
        securityContact: String? = nil
    ) {
        self.database = database
        self.world = world
        self.catalog = catalog
        self.keeper = keeper
        self.sections = sections
        self.securityContact = securityContact
    }

    package var routes: [Route] {
        [
            .get("administration", for: .administrator, overview).forPeople,
            .get("administration/site", for: .administrator, editSite).forPeople,
            .post("administration/site", for: .administrator, saveSite).forPeople,
            .get("administration/wording", for: .administrator, listWording).forPeople,
            .get("administration/wording/:key", for: .administrator, editWording).forPeople,
            .post("administration/wording/:key", for: .administrator, saveWording).forPeople,
            .post("administration/wording/:key/restorations", for: .administrator, restoreWording).forPeople,
            .get("about", for: .anyone, about).told("administration.api.about", .page(AboutPage.self)),
            .get("accessibility", for: .anyone, accessibility)
                .told("administration.api.accessibility", .page(AccessibilityPage.self)),
            .get("site.css", for: .anyone, stylesheet).forPeople,
            .get(".well-known/security.txt", for: .anyone, security).forPeople,
        ]
    }

    private func overview(_ request: Request, _ context: Context) async throws -> Reply {
        let page = try await database.read { tx in try OverviewPage(sections, in: tx) }
        return .page(page) { $0.view($1) }
    }

    private func about(_ request: Request, _ context: Context) async throws -> Reply {
        let choices = try await database.read { tx in try SiteChoices.read(in: tx) }
        return .page(AboutPage(choices, for: context.texts.language)) { $0.view($1) }
    }

    private func accessibility(_ request: Request, _ context: Context) async throws -> Reply {
        let choices = try await database.read { tx in try SiteChoices.read(in: tx) }
        return .page(AccessibilityPage(choices, at: context.visit.site.address)) { $0.view($1) }
    }

    private func security(_ request: Request, _ context: Context) async throws -> Reply {
        let choices = try await database.read { tx in try SiteChoices.read(in: tx) }
        let contacts = [securityContact, choices.contact].compactMap { $0 }.filter { !$0.isEmpty }
        guard let contact = contacts.first else { throw AppError.missing }
        let text = SecurityText(contact: contact, site: context.visit.site, now: world.now()).text
        return .bytes(
            Array(text.utf8), type: "text/plain; charset=utf-8", headers: [.cacheControl: "public, max-age=3600"])
    }

    private func stylesheet(_ request: Request, _ context: Context) async throws -> Reply {
        let css = context.visit.site.accent.flatMap { Accent($0) }?.css ?? ""
        return .bytes(
            Array(css.utf8), type: "text/css; charset=utf-8", headers: [.cacheControl: "public, max-age=60"])
    }
}

// The look of the node.
extension AdministrationRoutes {
    private func editSite(_ request: Request, _ context: Context) async throws -> Reply {
        let choices = try await database.read { tx in try SiteChoices.read(in: tx) }
        return .page(SitePage(SiteForm(choices).submission)) { $0.view($1) }
    }

    private func saveSite(_ request: Request, _ context: Context) async throws -> Reply {
        let form = SiteForm(try await request.submission(), context.texts)
        guard form.submission.isValid else {
            return .invalid(form.submission) { SitePage(form.submission).view($0) }
        }
        let viewer = try context.person()
        let now = world.now()
        try await database.write { tx in try form.choices.save(by: viewer.id, at: now, in: tx) }
        try await keeper.refresh()
        return .done(at: "/administration/site", saying: "administration.site.saved")
    }
}

// The node's own wording.
extension AdministrationRoutes {
    private func listWording(_ request: Request, _ context: Context) async throws -> Reply {
        var query = try request.queryFields
        let words = query.line("q", 0...100)
        let language = Language(rawValue: query.shown("language")) ?? context.texts.language
        let own = try await database.read { tx in try OwnWording.read(in: tx) }
        let list = WordingList(catalog, own, in: language, matching: words, told: context.texts)
        return .page(WordingListPage(list, in: language, matching: words)) { $0.view($1) }
    }

    private func editWording(_ request: Request, _ context: Context) async throws -> Reply {
        let key = try wordingKey(context)
        let own = try await database.read { tx in try OwnWording.read(in: tx) }
        let values = Language.allCases.map { ($0.rawValue, own[$0]?[key.text] ?? "") }
        let submission = Submission(Dictionary(values) { first, _ in first })
        return .page(WordingPage(key, catalog, submission)) { $0.view($1) }
    }

    private func saveWording(_ request: Request, _ context: Context) async throws -> Reply {
        let key = try wordingKey(context)
        var form = try await request.submission()
        let wishes = Language.allCases.map { language in
            let text = form.text(language.rawValue, 0...2_000)
            let foreign = text.places.subtracting(key.original(in: language, catalog).places)
            if !foreign.isEmpty {
                let names = foreign.sorted().map { "{\($0)}" }.joined(separator: ", ")
                form.refuse(language.rawValue, "administration.wording.unknownPlace", ["places": names])
            }
            return (language, text)
        }
        guard form.isValid else {
            return .invalid(form) { [form] in WordingPage(key, catalog, form).view($0) }
        }
        try await save(wishes, for: key, context)
        return .done(at: "/administration/wording", saying: "administration.wording.saved")
    }

    private func restoreWording(_ request: Request, _ context: Context) async throws -> Reply {
        try await save(Language.allCases.map { ($0, "") }, for: try wordingKey(context), context)
        return .done(at: "/administration/wording", saying: "administration.wording.restored")
    }

    private func save(_ wishes: [(Language, String)], for key: WordingKey, _ context: Context) async throws {
        let viewer = try context.person()
        let now = world.now()
        try await database.write { tx in
            for (language, text) in wishes {
                try OwnWording.save(text, for: key.text, in: language, by: viewer.id, at: now, in: tx)
            }
        }
        try await keeper.refresh()
    }

    private func wordingKey(_ context: Context) throws -> WordingKey {
        guard let key = WordingKey(try context.parameter("key"), in: catalog) else { throw AppError.missing }
        return key
    }
}
