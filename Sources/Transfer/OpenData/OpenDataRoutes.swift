import Hummingbird
package import Storage
package import Web

/// Where everybody finds the open data.
package struct OpenDataRoutes: Sendable {
    let openData: OpenData
    let database: Database

    package init(_ openData: OpenData, database: Database) {
        self.openData = openData
        self.database = database
    }

    package var routes: [Route] {
        [
            .get("open-data", for: .anyone, show).told("transfer.api.openData", .page(OpenDataPage.self)),
            .get("open-data.zip", for: .anyone, download).told("transfer.api.openDataFile", .file("application/zip")),
            .post("open-data/editions", for: .administrator, make).forPeople,
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let page = OpenDataPage(try openData.edition(), mayMake: context.viewer?.isAdministrator == true)
        return .page(page) { $0.view($1) }
    }

    private func download(_ request: Request, _ context: Context) async throws -> Reply {
        guard let file = try openData.file() else { throw AppError(.missing, "transfer.openData.none") }
        return .file(
            file, type: "application/zip",
            headers: [
                .contentDisposition: "attachment; filename=\"essaim-open-data.zip\"",
                .cacheControl: "public, max-age=300",
            ])
    }

    private func make(_ request: Request, _ context: Context) async throws -> Reply {
        try await database.write { tx in try openData.promiseNow(in: tx) }
        return .done(at: "/open-data", saying: "transfer.openData.promised")
    }
}
