package import Hummingbird
import NIOCore

extension Request {
    /// The fields that were sent, from a form or a JSON object: at most 1 MiB and 2,000 values.
    package func submission() async throws -> Submission {
        try submission(of: try await collectedBody())
    }

    /// The fields of a body that was read: it can be read once only.
    func submission(of bytes: [UInt8]) throws -> Submission {
        if let boundary = MultipartReader.boundary(of: headers[.contentType] ?? "") {
            return try Self.multipart(bytes, boundary).submission
        }
        guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
            throw AppError(.malformed, "web.error.notUTF8")
        }
        var submission = Submission(try readsJSON(sent: bytes) ? SentFields.json(bytes) : SentFields.form(text))
        // A program may name the revision that it read in `If-Match` alone.
        if case .revisions(let revisions) = EntityTag.condition(of: self), submission.fields["revision"] == nil {
            submission.set("revision", revisions.prefix(1).map { "\($0)" })
        }
        return submission
    }

    /// Whether the body is JSON; otherwise it is a form. Without a body the type does not matter.
    private func readsJSON(sent bytes: [UInt8]) throws(AppError) -> Bool {
        if isJSON { return true }
        let type = contentType
        guard bytes.isEmpty || type == "application/x-www-form-urlencoded" || type.isEmpty else {
            throw AppError(.unsupported, "web.error.415")
        }
        return false
    }

    /// Whether the body says that it is JSON.
    var isJSON: Bool { contentType == Format.json.type }

    private var contentType: String {
        (headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased().trimmingWhitespace()
    }

    /// - Throws: 413 as soon as more comes than is accepted, or is announced: no more of it is held than that.
    func collectedBody(atMost limit: Int = Route.ordinaryBody) async throws -> [UInt8] {
        do {
            if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit {
                throw NIOTooManyBytesError(maxBytes: limit)
            }
            return Array(buffer: try await body.collect(upTo: limit))
        } catch is NIOTooManyBytesError {
            guard limit > Route.ordinaryBody else { throw AppError(.tooLarge, "web.error.413") }
            throw AppError(.tooLarge, "web.error.413.file", ["megabytes": "\(limit >> 20)"])
        } catch let error as CancellationError {
            throw error
        } catch {
            throw AppError(.malformed, "web.error.400")
        }
    }

    /// The fields of the query string, read in the same way.
    package var queryFields: Submission {
        get throws { Submission(try SentFields.form(uri.query ?? "")) }
    }
}
