import Commons
import HTTPTypes
import Hummingbird
import Storage
import Web

/// Transcripts and subtitles, which whoever looks after a medium writes or brings.
struct WordsRoutes: Sendable {
    let media = Media()
    let database: Database
    let world: World

    var routes: [Route] {
        [
            .get("media/:slug/words/new", for: .contributor, new).forPeople,
            .post("media/:slug/transcripts", for: .contributor, saveTranscript).told("media.api.transcript", .done) {
                _ in
                var submission = Submission.revising
                _ = WordsForm.readTranscript(&submission)
                return submission
            },
            .upload("subtitles", atMost: 4 << 20, for: .contributor, saveSubtitles).told("media.api.subtitle", .done) {
                _ in
                var submission = Submission()
                _ = submission.line("medium", 1...300)
                _ = WordsForm.readSubtitles(&submission, nil)
                return submission
            },
            .get("media/:slug/subtitles/:language", for: .anyone, show).told("media.api.subtitles", .file("text/vtt")),
            .post("media/:slug/makings/endings", for: .contributor, stop).told("media.api.stop", .done),
        ]
    }

    private func new(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let slug = try context.parameter("slug")
        let language = try request.queryFields.shown("language")
        return try await database.read { tx in
            let form = try WordsForm(try kept(slug, by: viewer, in: tx), language: language, in: tx)
            return .page(FormModel()) { _, screen in form.page(screen) }
        }
    }

    private func saveTranscript(_ request: Request, _ context: Context) async throws -> Reply {
        var submission = try await request.submission()
        let viewer = try context.person()
        let slug = try context.parameter("slug")
        let reason = submission.readRevising().reason
        let texts = context.texts
        return try await database.write { [submission] tx in
            let thing = try kept(slug, by: viewer, in: tx)
            var submission = submission
            var form = try WordsForm(thing, in: tx)
            guard let transcript = WordsForm.readTranscript(&submission) else {
                form.transcript = submission
                return .invalid(submission) { [form] screen in form.page(screen) }
            }
            guard let number = submission.revision(of: thing) else {
                form.transcript = submission
                return .outdated(submission) { [form] screen in form.page(screen) }
            }
            let old = try media.content(of: thing, in: tx)
            var content = old
            content.transcript = transcript
            let author = Authorship(viewer, because: content.reason(reason, changing: old, texts), at: world.now())
            let saved = try media.revise(thing, content, readAt: number, by: author, in: tx)
            return .done(at: saved.path, saying: "media.saved")
        }
    }

    private func saveSubtitles(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let upload = try await request.upload(atMost: 4 << 20)
        let texts = context.texts
        return try await database.write { tx in
            var submission = upload.submission
            guard let found = try UseForm.medium(at: submission.line("medium", 1...300), for: viewer, in: tx) else {
                throw AppError.missing
            }
            let thing = try kept(found.slug, by: viewer, in: tx)
            guard let written = WordsForm.readSubtitles(&submission, upload.file?.bytes) else {
                var form = try WordsForm(thing, in: tx)
                form.subtitles = submission
                return .invalid(submission) { [form] screen in form.page(screen) }
            }
            let old = try media.content(of: thing, in: tx)
            var content = old
            content.subtitles.removeAll { $0.language == written.language }
            if !written.text.isEmpty { content.subtitles.append(written) }
            content.subtitles.sort { $0.language < $1.language }
            let author = Authorship(viewer, because: content.reason("", changing: old, texts), at: world.now())
            let saved = try media.revise(thing, content, readAt: thing.revision, by: author, in: tx)
            return .done(at: saved.path, saying: "media.saved")
        }
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let slug = try context.parameter("slug")
        let language = try context.parameter("language")
        return try await database.read { tx in
            switch try Thing.find(.medium, at: slug, for: context.viewer, in: tx) {
            case .moved(let path): return .moved(to: "\(path)/subtitles/\(language)")
            case .thing(let thing):
                let all = try media.content(of: thing, in: tx).subtitles
                guard let found = all.first(where: { $0.language == language }) else { throw AppError.missing }
                let isTaken = (request.uri.query ?? "").split(separator: "&").contains("download")
                return .bytes(
                    Array(found.text.utf8), type: "text/vtt; charset=utf-8",
                    headers: [
                        .contentDisposition:
                            "\(isTaken ? "attachment" : "inline"); filename=\"\(thing.slug)-\(language).vtt\"",
                        .cacheControl: "private, no-cache",
                    ])
            }
        }
    }

    /// Ends what is being made of its file.
    private func stop(_ request: Request, _ context: Context) async throws -> Reply {
        let viewer = try context.person()
        let slug = try context.parameter("slug")
        return try await database.write { tx in
            let thing = try kept(slug, by: viewer, in: tx)
            let file = try media.content(of: thing, in: tx).file
            let now = world.now()
            guard try Making.stop(file, at: now, in: tx) else { return .done(at: thing.path) }
            try Audit.record("medium.stopped", of: thing, by: viewer.id, at: now, in: tx)
            return .done(at: thing.path, saying: "media.making.stopped")
        }
    }

    /// A medium that the viewer looks after.
    private func kept(_ slug: String, by viewer: Viewer, in tx: Transaction) throws -> Thing {
        let thing = try Thing.require(.medium, at: slug, for: viewer, in: tx)
        try thing.requireKeeper(viewer, in: tx)
        return thing
    }
}

extension MediaRoutes {
    var words: WordsRoutes { WordsRoutes(database: database, world: world) }
}
