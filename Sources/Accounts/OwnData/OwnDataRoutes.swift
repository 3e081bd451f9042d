import Commons
import Hummingbird
import Markup
import Storage
import Tabular
import Web

/// All that is kept about a person, for that person alone: after the password, for a quarter of an hour.
struct OwnDataRoutes: Sendable {
    let desk: Desk
    let records: [PersonalRecords]

    var routes: [Route] {
        [
            .get("profile/data", for: .contributor, ask),
            .post("profile/data", for: .contributor, open),
            .get("profile/data/:secret", for: .contributor, list),
            .get("profile/data/:secret/:file", for: .contributor, download),
        ]
    }

    private func ask(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        return .page(FormModel()) { page(Submission(), account, $1) }
    }

    private func open(_ request: Request, _ context: Context) async throws -> Reply {
        let account = try await desk.account(context)
        var submission = try await request.submission()
        try await desk.checkPresentPassword(of: account, in: &submission)
        guard submission.isValid else {
            return .invalid(submission) { [submission] in page(submission, account, $0) }
        }
        let now = desk.world.now()
        let link = try await desk.database.write { tx in
            try OneTimeToken.withdraw([.download], of: account.id, in: tx)
            try Audit.record("account.downloaded", subject: account.id.rawValue, by: account.id, at: now, in: tx)
            return try OneTimeToken.issue(.download, for: account, world: desk.world, in: tx)
        }
        return .done(at: link.path)
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let secret = try context.parameter("secret")
        let page = OwnDataPage(try await tables(context, named: nil), at: "/profile/data/\(secret)", context.texts)
        return .page(page) { $0.view($1) }
    }

    private func download(_ request: Request, _ context: Context) async throws -> Reply {
        let file = try context.parameter("file")
        let viewer = try context.person()
        let texts = context.texts
        if file == OwnDataPage.everything {
            let all = OwnData(
                try await tables(context, named: nil), of: viewer, at: context.visit.site.address, desk.world.now(),
                texts)
            return .bytes(try all.json(), type: "application/json", headers: Self.headers(file))
        }
        guard file.hasSuffix(".csv"), let table = try await tables(context, named: String(file.dropLast(4))).first
        else { throw AppError.missing }
        return .bytes(table.csv, type: "text/csv; charset=utf-8; header=present", headers: Self.headers(file))
    }

    /// The link works for the person who asked for it, and for nobody whom they show it to.
    private func tables(_ context: Context, named name: String?) async throws -> [PersonalTable] {
        let viewer = try context.person()
        let secret = try context.parameter("secret")
        let now = desk.world.now()
        return try await desk.database.read { tx in
            let token = try OneTimeToken.require(.download, secret, at: now, in: tx)
            guard token.account == viewer.id else { throw AppError.missing }
            let subject = try Account.require(viewer.id, in: tx).subject
            return try records.reversed().filter { name == nil || $0.name == name }
                .compactMap { try PersonalTable($0, about: subject, in: tx) }
        }
    }

    private static func headers(_ file: String) -> HTTPFields {
        [.contentDisposition: "attachment; filename=\"\(file)\"", .cacheControl: "no-store"]
    }

    private func page(_ submission: Submission, _ account: Account, _ screen: Screen) -> Page {
        FormPage(screen: screen, key: "accounts.ownData", submission: submission).page(to: "/profile/data") { view in
            if account.password != nil { view.password() }
        } margin: {
            p { a(.href("/privacy")) { screen.texts("accounts.closure.privacy") } }
            p { a(.href("/profile")) { screen.texts("accounts.profile.back") } }
        }
    }
}

extension PersonalTable {
    /// For a spreadsheet: what would be taken for a formula is not.
    var csv: [UInt8] {
        guard !columns.isEmpty else { return [] }
        var writer = CSVWriter(header: columns, escaping: .formulas)
        for row in rows { writer.append(row.map(\.text)) }
        return writer.bytes
    }
}
