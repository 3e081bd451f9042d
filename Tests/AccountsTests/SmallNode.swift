import Commons
import Fixtures
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Mail
import Markup
import Storage
import Web

@testable import Accounts

/// A node with nothing but accounts, and a home page.
struct SmallNode: Sendable {
    let database: Database
    let clock = TestWorld()
    let catalog: TextCatalog
    var site = Site()
    /// Cheap, so that tests are quick: the standard cost has a test of its own.
    var cost = Argon2.Cost(kibibytes: 64, passes: 1, lanes: 1)

    /// None, so that sign-ups follow one another: `ProofOfWorkTests` are about it.
    var workBits = 0

    static let migrations = Jobs.migrations + Commons.migrations + Outbox.migrations + Accounts.migrations
    static let password = "quatre pommes au four"

    init(on engine: Engine) async throws {
        database = try await engine.database(Self.migrations)
        var catalog = TextCatalog()
        for room in ["Web", "Commons", "Mail", "Accounts"] { try catalog.add(Resources.of(room)) }
        self.catalog = catalog
        site.name = "Le commun"
        site.address = "https://commun.example"
    }

    var world: World { clock.world }

    var routes: [Route] {
        let accounts = AccountRoutes(
            database: database, world: world, catalog: catalog, key: [7],
            passwords: PasswordHasher(world: world, cost: cost),
            work: ProofOfWork(bits: workBits, key: [9], world: world))
        return accounts.routes + [
            .get("/", for: .anyone) { _, _ in .page(FormModel()) { _, _ in Page("Accueil") { "Accueil" } } },
            .get("workshop", for: .contributor) { _, _ in .page(FormModel()) { _, _ in Page("Atelier") { "Atelier" } }
            },
        ]
    }

    func open(_ journey: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let surroundings = WebSurroundings(
            world: world, catalog: catalog, formKey: [1, 2, 3],
            authenticate: { [self] in try await Accounts.authenticate($0, at: clock.now, in: database) },
            site: { [self] in site })
        let router = WebRouter(surroundings).router(routes, assets: [])
        try await Application(router: router).test(.router, journey)
    }

    /// A verified account.
    @discardableResult
    func person(
        _ email: String, name: String = "Ada Lovelace", password: String? = SmallNode.password, roles: Set<Role> = []
    ) async throws -> Account {
        let email = try required(EmailAddress(rawValue: email))
        let hash = try password.map { try Argon2.hash($0, salt: [UInt8](repeating: 1, count: 16), cost: cost) }
        return try await database.write { tx in
            let newcomer = Newcomer(name: name, email: email, language: .fr, password: hash)
            let account = try required(try Account.register(newcomer, world: world, in: tx))
            try account.verify(at: clock.now, in: tx)
            try account.setRoles(roles, by: nil, at: clock.now, in: tx)
            return try Account.require(account.id, in: tx)
        }
    }

    /// The letters to somebody, the latest first.
    func letters(to email: String) async throws -> [PostedLetter] {
        try await writeAskedLetters()
        return try await database.read { tx in
            try PostedLetter.latest(limit: 100, in: tx).filter { $0.to.rawValue == email }
        }
    }

    /// What a node does by itself soon after each request.
    private func writeAskedLetters() async throws {
        let letters = AskedLetters(database: database, world: world, catalog: catalog) { [site] in site }
        let logger = Logger(label: "jobs") { _ in SwiftLogNoOpLogHandler() }
        try await JobRunner(database: database, world: world, handlers: letters.handlers, logger: logger).runDue()
    }

    /// The path of the link in the latest letter to somebody.
    func link(to email: String) async throws -> String {
        let text = try required(try await letters(to: email).first?.text)
        let start = try required(text.range(of: site.address + "/")?.upperBound)
        return "/" + text[start...].prefix { !$0.isWhitespace }
    }

    func account(_ email: String) async throws -> Account? {
        try await database.read { tx in try Account.find(typed: email, in: tx) }
    }

    /// What was written down about somebody or something.
    func audit(_ subject: String) async throws -> [String] {
        try await database.read { tx in
            try tx.values("SELECT act FROM audit_entries WHERE subject = \(subject) ORDER BY at, act")
        }
    }
}

extension Visitor {
    @discardableResult
    func signIn(_ email: String, _ password: String = SmallNode.password) async throws -> VisitedPage {
        try await open("/session/new")
        return try await submit("/session", ["email": email, "password": password])
    }

    /// Opens a page and sends the form that leads back to it.
    @discardableResult
    func answer(_ path: String, _ filling: [String: String] = [:]) async throws -> VisitedPage {
        try await open(path)
        return try await submit(path, filling)
    }
}

struct Missing: Error {}

func required<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}
