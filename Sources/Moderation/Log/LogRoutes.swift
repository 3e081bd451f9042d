import HTTPTypes
import Hummingbird
import Storage
import Web

/// What everybody may know of the decisions.
struct LogRoutes: Sendable {
    let desk: Desk

    /// How many decisions the table for spreadsheets holds: the latest.
    private static let longest = 10_000

    var routes: [Route] {
        [
            .get("moderation/log", for: .anyone, show).told("moderation.api.log", .page(LogPage.self)),
            .get("moderation/log.csv", for: .anyone, download).told("moderation.api.logTable", .file("text/csv")),
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let before = Decision.ID(rawValue: try request.queryFields.shown("before"))
        let page = try await desk.database.read { tx in
            LogPage(
                try LogLine.latest(before: before, limit: LogPage.length + 1, in: tx),
                totals: try YearTotals.all(in: tx), kinds: desk.kinds)
        }
        return .page(page) { $0.view($1) }
    }

    private func download(_ request: Request, _ context: Context) async throws -> Reply {
        let page = try await desk.database.read { tx in
            LogPage(
                try LogLine.latest(before: nil, limit: Self.longest, in: tx), totals: [], kinds: desk.kinds,
                length: Self.longest)
        }
        return .bytes(
            page.csv, type: "text/csv; charset=utf-8",
            headers: [.contentDisposition: "attachment; filename=\"moderation-log.csv\""])
    }
}
