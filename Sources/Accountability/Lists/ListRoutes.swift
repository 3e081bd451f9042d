import Commons
import Hummingbird
import Storage
import Territories
import Web

/// The sheets of a replication, a network, an organization or a territory: all of them, side by side, and the one of a time.
struct ListRoutes: Sendable {
    let database: Database

    var routes: [Route] {
        SheetSubject.tellers.flatMap { kind in
            self.routes(kind.folder) { slug, viewer, tx in try Self.teller(kind, slug, viewer, tx) }
        }
            + self.routes("territories") { slug, _, tx in
                switch try Territory.find(slug: slug, in: tx) {
                case nil: throw AppError.missing
                case .moved(let path): return .moved(path)
                case .territory(let territory): return .of(.territory(territory))
                }
            }
    }

    /// What an address names, or where it is now.
    private enum Place: Sendable {
        case of(SheetsOf)
        case moved(String)
    }

    private typealias Finding = @Sendable (_ slug: String, Viewer?, Transaction) throws -> Place

    private static func teller(_ kind: Kind, _ slug: String, _ viewer: Viewer?, _ tx: Transaction) throws -> Place {
        switch try Thing.find(kind, at: slug, for: viewer, in: tx) {
        case .moved(let path): return .moved(path)
        case .thing(let thing): return .of(.teller(thing))
        }
    }

    private func routes(_ folder: String, _ find: @escaping Finding) -> [Route] {
        let address = "\(folder)/:slug/sheets"
        return [
            .get(address, for: .anyone) { _, context in
                try await answer(context, "sheets", find) { of, tx in
                    let page = try SheetsPage(of, context.visit, in: tx)
                    return .page(page) { $0.view($1) }
                }
            }.told("accountability.api.list", .page(SheetsPage.self)),
            .get("\(address)/comparison", for: .anyone) { _, context in
                try await answer(context, "sheets/comparison", find) { of, tx in
                    let page = try SideBySidePage(of, context.texts, in: tx)
                    return .page(page) { $0.view($1) }
                }
            }.told("accountability.api.compare", .page(SideBySidePage.self)),
            .get("\(address)/:period", for: .anyone) { _, context in
                let code = try context.parameter("period")
                return try await answer(context, "sheets/\(code)", find) { of, tx in
                    let found = try of.shown(in: tx).first { $0.period.code == code }
                    guard let found else { throw AppError.missing }
                    return .found(at: found.thing.path)
                }
            }.told("accountability.api.period", .elsewhere),
        ]
    }

    private func answer(
        _ context: Context, _ part: String, _ find: Finding,
        _ answer: @escaping @Sendable (SheetsOf, Transaction) throws -> Reply
    ) async throws -> Reply {
        let slug = try context.parameter("slug")
        return try await database.read { tx in
            switch try find(slug, context.viewer, tx) {
            case .moved(let path): return .moved(to: "\(path)/\(part)")
            case .of(let of): return try answer(of, tx)
            }
        }
    }
}

/// Whose sheets are listed.
enum SheetsOf: Sendable {
    case teller(Thing)
    case territory(Territory)

    /// Those that tell of it and that everybody sees, the latest first.
    func shown(in tx: Transaction) throws -> [SheetEntry] {
        switch self {
        case .teller(let thing): try SheetEntry.all(of: thing, in: tx)
        case .territory(let territory): try SheetEntry.all(of: territory, in: tx)
        }
    }

    var path: String {
        switch self {
        case .teller(let thing): thing.path
        case .territory(let territory): territory.path
        }
    }

    func name(_ language: Language, in tx: Transaction) throws -> SheetSection.Cell {
        switch self {
        case .teller(let thing): return SheetSection.Cell(thing.title, at: thing.path, in: thing.language)
        case .territory(let territory):
            let link = try TerritoryLink.find([territory.id], language: language, in: tx)[territory.id]
            return SheetSection.Cell(link?.label ?? territory.name, at: territory.path)
        }
    }
}
