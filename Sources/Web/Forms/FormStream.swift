import Hummingbird
import NIOCore

/// A form with a file that is read as it comes: its texts are held, its file is handed on piece by piece.
package actor FormStream {
    private let limit: Int
    private var body: RequestBody.AsyncIterator
    private var reader: MultipartReader
    private var waiting: [MultipartReader.Event] = []
    private var taken = 0

    private static let mostTextBytes = 1 << 20

    /// Nil when it is no form with parts.
    ///
    /// - Throws: 413 when more is announced than `limit`.
    init?(_ request: Request, atMost limit: Int) throws {
        guard let boundary = MultipartReader.boundary(of: request.headers[.contentType] ?? "") else { return nil }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw Self.tooLarge(limit)
        }
        do { reader = try MultipartReader(boundary: boundary) } catch {
            throw AppError(.malformed, "web.error.notForm")
        }
        body = request.body.makeAsyncIterator()
        self.limit = limit
    }

    /// The proof that a page of ours made the form: its first part. Empty when something else comes first.
    func token() async throws -> String {
        guard case .part(let head)? = try await next(), head.name == "_token", head.fileName == nil else { return "" }
        var bytes: [UInt8] = []
        while case .bytes(let more)? = try await peek() {
            _ = try await next()
            bytes += more
            guard bytes.count <= Self.mostTextBytes else { throw Self.tooLarge(limit) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads the whole form.
    ///
    /// - Parameter take: is given the first file, piece by piece, with what its owner calls it.
    /// - Returns: the other fields.
    package func read(_ take: @Sendable (_ name: String, _ bytes: [UInt8]) throws -> Void) async throws -> Submission {
        var texts: [(name: String, bytes: [UInt8])] = []
        var file: String?
        var (isText, textBytes, hasFile) = (false, 0, false)
        while let event = try await next() {
            switch event {
            case .part(let head):
                isText = head.fileName == nil
                file = hasFile ? nil : head.fileName
                if isText { texts.append((head.name, [])) }
            case .bytes(let bytes) where isText:
                textBytes += bytes.count
                guard textBytes <= Self.mostTextBytes else { throw Self.tooLarge(limit) }
                texts[texts.count - 1].bytes += bytes
            case .bytes(let bytes):
                guard let file else { continue }
                hasFile = true
                try take(file, bytes)
            case .end: break
            }
        }
        do { try reader.finish() } catch { throw AppError(.malformed, "web.error.notForm") }
        let read = try texts.map { ($0.name, try Self.text($0.bytes)) }
        return Submission(Dictionary(grouping: read, by: \.0).mapValues { $0.map(\.1) })
    }

    private func peek() async throws -> MultipartReader.Event? {
        while waiting.isEmpty {
            var iterator = body
            let piece: ByteBuffer?
            do { piece = try await iterator.next(isolation: self) } catch let error as CancellationError {
                throw error
            } catch {
                throw AppError(.malformed, "web.error.400")
            }
            body = iterator
            guard let piece else { return nil }
            taken += piece.readableBytes
            guard taken <= limit else { throw Self.tooLarge(limit) }
            do { waiting = try reader.add(Array(buffer: piece)) } catch {
                throw AppError(.malformed, "web.error.notForm")
            }
        }
        return waiting.first
    }

    private func next() async throws -> MultipartReader.Event? {
        guard let event = try await peek() else { return nil }
        waiting.removeFirst()
        return event
    }

    private static func text(_ bytes: [UInt8]) throws -> String {
        guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
            throw AppError(.malformed, "web.error.notUTF8")
        }
        return text
    }

    private static func tooLarge(_ limit: Int) -> AppError {
        AppError(.tooLarge, "web.error.413.file", ["megabytes": "\(limit >> 20)"])
    }
}
