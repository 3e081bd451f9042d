import Foundation
package import HTTPTypes
import Hummingbird
package import NIOCore

/// What is said on a connection whose bytes are no request: in every language, since nobody could say which one they read.
package struct UnreadableAnswer: Sendable {
    package let head: HTTPResponse
    package let body: ByteBuffer

    package init(_ catalog: TextCatalog) {
        let texts = Language.allCases.map { Texts($0, catalog: catalog) }
        let problem = Problem(
            kind: .malformed, status: 400, title: texts.map { $0("web.error.title.400") }.joined(separator: " · "),
            detail: texts.map { $0("web.error.400") }.joined(separator: " · "), reference: "unreadable", fields: nil)
        do {
            body = ByteBuffer(bytes: try JSONEncoder().encode(problem))
        } catch {
            preconditionFailure("texts and numbers are JSON: \(error)")
        }
        var fields: HTTPFields = [
            .contentType: Problem.type, .contentLength: "\(body.readableBytes)", .cacheControl: "no-store",
            .connection: "close",
        ]
        SafetyHeaders.add(to: &fields)
        head = HTTPResponse(status: .badRequest, headerFields: fields)
    }
}
