package import Commons
import HTTPTypes
import Hummingbird
package import Storage
package import Web

/// Where editors bring lists into the commons, and carriers those of what their own places count.
package struct ImportRoutes: Sendable {
    let sheets: [AnySheet]
    let database: Database
    let world: World

    package init(sheets: [AnySheet], database: Database, world: World) {
        self.sheets = sheets
        self.database = database
        self.world = world
    }

    /// Lists are rehearsed and looked at before they are carried out: by people.
    package var routes: [Route] { all.map(\.forPeople) }

    private var all: [Route] {
        [
            .get("imports", for: .carrier, list),
            .get("imports/new", for: .carrier, new),
            .upload("imports", atMost: ListLimits.uploadBytes + ListLimits.formBytes, for: .carrier, create),
            .get("imports/templates/:kind", for: .carrier, describe),
            .get("imports/templates/:kind/csv", for: .carrier, template),
            .get("imports/:id", for: .carrier, show),
            .post("imports/:id/applications", for: .carrier, apply),
            .post("imports/:id/stops", for: .carrier, stop),
            .post("imports/:id/undoings", for: .carrier, undo),
        ]
    }

    private func list(_ request: Request, _ context: Context) async throws -> Reply {
        let before = ListImport.ID(rawValue: try request.queryFields.shown("before"))
        let viewer = try context.person()
        let found = try await database.read { tx in
            try ListImport.latest(
                by: viewer.bringsEverything ? nil : viewer.id, before: before, limit: ImportsPage.length + 1, in: tx)
        }
        return .page(ImportsPage(found, kinds: sheets(for: viewer).map(\.kind))) { $0.view($1) }
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let query = try request.queryFields
        let form = ImportForm(
            Submission(["kind": query.shown("kind"), "language": context.texts.language.rawValue]),
            sheets(for: try context.person()))
        return .page(FormModel()) { _, screen in form.page(screen) }
    }

    private func create(_ request: Request, _ context: Context) async throws -> Reply {
        let upload = try await request.upload(atMost: ListLimits.uploadBytes + ListLimits.formBytes)
        let viewer = try context.person()
        var form = ImportForm(upload.submission, sheets(for: viewer))
        guard let read = form.read(upload.file, by: viewer.id, context.texts) else {
            return .invalid(form.submission) { [form] screen in form.page(screen) }
        }
        let list = try await database.write { tx in
            try ListImport.make(read.file, of: read.sheet, read.bringing, world: world, in: tx)
        }
        // Short lists are rehearsed at once; the rest of a long one is a job's.
        let work = ListWork(sheets: sheets, database: database, world: world)
        for _ in 0..<3 where try await work.step(list.id) == false { break }
        try await database.write { tx in
            guard try ListImport.find(list.id, in: tx)?.state == .rehearsing else { return }
            try list.promise(world: world, in: tx)
        }
        return .done(at: "/imports/\(list.id)")
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let id = try context.parameter("id")
        let viewer = try context.person()
        var query = try request.queryFields
        let after = query.integer("after", 0...ListLimits.lines) ?? 0
        let page = try await database.read { tx in
            let list = try ListImport.require(id, in: tx)
            guard viewer.bringsEverything || list.madeBy == viewer.id else { throw AppError.missing }
            guard let sheet = sheets.first(where: { $0.kind == list.kind }) else { throw AppError.missing }
            return try ImportPage(list, sheet, for: viewer, after: after, in: tx)
        }
        return .page(page) { $0.view($1) }
    }

    private func apply(_ request: Request, _ context: Context) async throws -> Reply {
        try await act(context) { list, _, tx in try list.apply(world: world, in: tx) }
    }

    private func stop(_ request: Request, _ context: Context) async throws -> Reply {
        try await act(context) { list, viewer, tx in try list.stop(by: viewer.id, at: world.now(), in: tx) }
    }

    private func undo(_ request: Request, _ context: Context) async throws -> Reply {
        let reason = context.texts("transfer.reason.undone")
        return try await act(context) { list, viewer, tx in
            try list.undo(by: viewer.id, because: reason, world: world, in: tx)
        }
    }

    private func act(
        _ context: Context, _ act: @escaping @Sendable (ListImport, Viewer, Transaction) throws -> Void
    ) async throws -> Reply {
        let id = try context.parameter("id")
        let viewer = try context.person()
        try await database.write { tx in
            let list = try ListImport.require(id, in: tx)
            try list.requireActing(viewer)
            try act(list, viewer, tx)
        }
        return .done(at: "/imports/\(id)")
    }

    private func describe(_ request: Request, _ context: Context) async throws -> Reply {
        .page(TemplatePage(try sheet(context))) { $0.view($1) }
    }

    private func template(_ request: Request, _ context: Context) async throws -> Reply {
        let sheet = try sheet(context)
        let name = "\(sheet.kind.folder).\(context.texts.language.rawValue).csv"
        return .bytes(
            ListTemplate.csv(of: sheet, in: context.texts.language), type: "text/csv; charset=utf-8; header=present",
            headers: [.contentDisposition: "attachment; filename=\"\(name)\""])
    }

    private func sheet(_ context: Context) throws -> AnySheet {
        let folder = try context.parameter("kind")
        let sheets = sheets(for: try context.person())
        guard let sheet = sheets.first(where: { $0.kind.folder == folder }) else { throw AppError.missing }
        return sheet
    }

    private func sheets(for viewer: Viewer) -> [AnySheet] {
        viewer.bringsEverything ? sheets : sheets.filter(\.isForCarriers)
    }
}

extension Viewer {
    fileprivate var bringsEverything: Bool { roles.contains(.editor) || isAdministrator }
}
