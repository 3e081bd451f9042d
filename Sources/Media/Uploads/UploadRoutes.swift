import Commons
import Files
import Hummingbird
import Storage
import Web

/// Large files in parts, each of which may be sent again: begun, added to, asked after. The form of a medium then names the
/// upload instead of holding the file.
struct UploadRoutes: Sendable {
    let store: FileStore
    /// Of a whole file.
    let mostBytes: Int
    let world: World

    /// Of one part: small enough that little is lost when a connection breaks.
    static let mostPart = 16 << 20

    var routes: [Route] {
        [
            .post("uploads", for: .contributor, begin).told("media.api.upload.begin", .done) { _ in
                var submission = Submission()
                _ = submission.integer("size", 1...mostBytes)
                return submission
            },
            .get("uploads/:id", for: .contributor, show).told("media.api.upload.show", .page(UploadPage.self)),
            .stream("upload-parts", atMost: Self.mostPart + (1 << 20), for: .contributor, add)
                .told("media.api.upload.add", .done) { _ in
                    var submission = Submission()
                    _ = submission.line("upload", 1...40)
                    _ = submission.integer("offset", 0...mostBytes)
                    return submission
                },
        ]
    }

    private func begin(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        var submission = try await request.submission()
        guard let size = submission.integer("size", 1...Int.max) else {
            throw AppError(.malformed, "media.upload.noSize")
        }
        guard size <= mostBytes else {
            throw AppError(.tooLarge, "web.error.413.file", ["megabytes": "\(mostBytes >> 20)"])
        }
        do {
            guard let upload = try store.beginUpload(of: size, by: viewer.id.rawValue, world) else {
                throw AppError(.conflict, "media.upload.tooMany", ["most": "\(FileStore.mostUploads)"])
            }
            return .done(at: "/uploads/\(upload.id)")
        } catch FileFault.diskFull {
            throw AppError(.unavailable, "media.error.diskFull", retryAfter: 600)
        }
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let upload = try find(try context.parameter("id"), for: try context.person())
        let page = UploadPage(offset: upload.offset, size: upload.size)
        return .page(page) { $0.view($1) }.unkept
    }

    /// The address says which upload, and where the part begins: the part is written while it comes, before the form ends.
    private func add(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        var query = try request.queryFields
        let upload = try find(query.line("upload", 1...40), for: viewer)
        guard let offset = query.integer("offset", 0...Int.max), let form = context.form else {
            throw AppError(.malformed, "web.error.notForm")
        }
        do {
            let part = try UploadPart(of: upload, at: offset)
            _ = try await form.read { _, bytes in try part.append(bytes) }
        } catch let refusal as BegunUpload.Refusal {
            throw AppError(.conflict, "media.upload.\(refusal)")
        } catch FileFault.diskFull {
            throw AppError(.unavailable, "media.error.diskFull", retryAfter: 600)
        }
        return .done(at: "/uploads/\(upload.id)")
    }

    private func find(_ id: String, for viewer: Viewer) throws -> BegunUpload {
        guard let upload = try store.upload(id, of: viewer.id.rawValue) else { throw AppError.missing }
        return upload
    }
}

extension MediaRoutes {
    var uploads: UploadRoutes { UploadRoutes(store: store, mostBytes: mostBytes, world: world) }
}
