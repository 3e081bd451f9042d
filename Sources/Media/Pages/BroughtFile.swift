import Files
import Hummingbird
import Storage
import Web

/// A form with a file, the file on the disk already.
struct BroughtFile: Sendable {
    let submission: Submission
    let file: IncomingFile

    init(_ context: Context, _ request: Request, in store: FileStore, world: World) async throws {
        do {
            let file = try store.begin(world)
            self.file = file
            guard let form = context.form else {
                submission = try await request.submission()
                return
            }
            submission = try await form.read { _, bytes in try file.append(bytes) }
        } catch FileFault.diskFull {
            throw AppError(.unavailable, "media.error.diskFull", retryAfter: 600)
        }
    }
}
