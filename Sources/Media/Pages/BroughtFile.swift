import Commons
import Files
import Hummingbird
import Storage
import Web

/// A form with a file, the file on the disk already: it came with the form, or before it, in parts.
struct BroughtFile: Sendable {
    let submission: Submission
    let file: IncomingFile
    /// That the form names.
    private let upload: BegunUpload?
    private let store: FileStore

    init(
        _ context: Context, _ request: Request, of viewer: Viewer, in store: FileStore, world: World
    ) async throws {
        self.store = store
        do {
            let file = try store.begin(world)
            guard let form = context.form else {
                (self.file, upload) = (file, nil)
                submission = try await request.submission()
                return
            }
            submission = try await form.read { _, bytes in try file.append(bytes) }
            let named = try store.upload(submission.shown("upload"), of: viewer.id.rawValue)
            if file.bytes == 0, let named, named.isWhole {
                (self.file, upload) = (try store.file(of: named, world), named)
            } else {
                (self.file, upload) = (file, nil)
            }
        } catch FileFault.diskFull {
            throw AppError(.unavailable, "media.error.diskFull", retryAfter: 600)
        }
    }

    /// Whether the file is still here when the form is shown again.
    var stays: Bool { upload != nil }

    /// The medium is made: what came in parts is kept in its place.
    func settle() {
        if let upload { store.discard(upload) }
    }
}
