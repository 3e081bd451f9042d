import Foundation
package import Hummingbird
import NIOCore

/// What a form with a file sent: its fields, and the file.
package struct Upload: Sendable {
    package let submission: Submission
    /// The first file that is not empty.
    package let file: UploadedFile?
}

package struct UploadedFile: Sendable, Equatable {
    /// What its owner calls it: only to be shown.
    package let name: String
    package let bytes: [UInt8]
}

extension Request {
    /// The fields and the file of a form, within what the route accepts.
    package func upload(atMost limit: Int) async throws -> Upload {
        let bytes = try await collectedBody(atMost: limit)
        guard let boundary = MultipartReader.boundary(of: headers[.contentType] ?? "") else {
            guard bytes.count <= Route.ordinaryBody else { throw AppError(.tooLarge, "web.error.413") }
            return Upload(submission: try submission(of: bytes), file: nil)
        }
        return try Self.multipart(bytes, boundary)
    }

    static func multipart(_ bytes: [UInt8], _ boundary: String) throws -> Upload {
        do {
            var reader = try MultipartReader(boundary: boundary)
            var parts: [(head: MultipartHead, bytes: [UInt8])] = []
            for event in try reader.add(bytes) {
                switch event {
                case .part(let head): parts.append((head, []))
                case .bytes(let more): parts[parts.count - 1].bytes += more
                case .end: break
                }
            }
            try reader.finish()
            return try upload(of: parts)
        } catch is MultipartFault {
            throw AppError(.malformed, "web.error.notForm")
        }
    }

    private static func upload(of parts: [(head: MultipartHead, bytes: [UInt8])]) throws -> Upload {
        var fields: [String: [String]] = [:]
        var file: UploadedFile?
        for part in parts {
            if let name = part.head.fileName {
                if file == nil, !part.bytes.isEmpty { file = UploadedFile(name: name, bytes: part.bytes) }
                continue
            }
            guard let text = String(validating: part.bytes, as: UTF8.self), !text.utf8.contains(0) else {
                throw AppError(.malformed, "web.error.notUTF8")
            }
            fields[part.head.name, default: []].append(text)
        }
        return Upload(submission: Submission(fields), file: file)
    }
}
