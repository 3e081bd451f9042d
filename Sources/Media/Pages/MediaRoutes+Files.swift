import Commons
import Files
import HTTPTypes
import Hummingbird
import Storage
import Web

// The files of media, by addresses that name their content.
extension MediaRoutes {
    /// Whoever may see the medium may have its files. An address never leads to other bytes, so a copy may be kept for
    /// ever; what was withdrawn is gone from here.
    func file(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let asked = try context.parameter("file")
        let found: Found = try await database.read { tx in
            switch try Thing.find(.medium, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .elsewhere("\(path)/files/\(asked)")
            case .thing(let thing):
                let files = try MediumPicture.find([thing], in: tx)[thing.id]?.files ?? []
                guard let file = files.first(where: { $0.address.hasSuffix("/\(asked)") }) else {
                    throw AppError.missing
                }
                return .file(file, thing)
            }
        }
        switch found {
        case .elsewhere(let path): return .moved(to: path)
        case .file(let file, let thing):
            guard let served = ServedFile(at: store.path(of: file.file.digest), tag: file.file.digest.rawValue) else {
                throw AppError(.missing, "media.file.absent")
            }
            return .file(served, type: file.file.type, headers: headers(file, thing, request))
        }
    }

    private enum Found: Sendable {
        case elsewhere(String)
        case file(NamedFile, Thing)
    }

    private func headers(_ file: NamedFile, _ thing: Thing, _ request: Request) -> HTTPFields {
        let isAsked = (request.uri.query ?? "").split(separator: "&").contains("download")
        let isTaken = isAsked || file.file.form?.isOnlyTakenAway != false
        let name = "\(thing.slug)-\(file.name).\(file.file.ending)"
        return [
            .contentDisposition: "\(isTaken ? "attachment" : "inline"); filename=\"\(name)\"",
            .cacheControl: thing.visibility == .published
                ? "public, max-age=31536000, immutable" : "private, no-store",
            // Opened by itself, it can do nothing: no script, no form, no page of ours around it.
            .contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'; sandbox",
        ]
    }
}
