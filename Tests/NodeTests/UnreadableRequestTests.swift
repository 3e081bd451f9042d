import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing
import Web

@testable import Node

@Suite struct UnreadableRequestTests {
    private static let bare = HTTPResponse(
        status: .badRequest, headerFields: [.connection: "close", .contentLength: "0"])

    private static func sent(_ head: HTTPResponse) throws -> [HTTPResponsePart] {
        let answer = UnreadableAnswer(try Rooms.texts())
        let channel = EmbeddedChannel(handler: UnreadableRequest(answer))
        defer { _ = try? channel.finish() }
        try channel.writeOutbound(HTTPResponsePart.head(head))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        var parts: [HTTPResponsePart] = []
        while let part = try channel.readOutbound(as: HTTPResponsePart.self) { parts.append(part) }
        return parts
    }

    @Test func `a connection that sends no request is told why it is closed, in both languages`() throws {
        let parts = try Self.sent(Self.bare)

        guard parts.count == 3, case .head(let head) = parts[0], case .body(let body) = parts[1] else {
            Issue.record("a head, a body and an end were expected: \(parts)")
            return
        }
        #expect(head.headerFields[.contentType] == "application/problem+json")
        #expect(head.headerFields[.contentLength] == "\(body.readableBytes)")
        #expect(head.headerFields[.connection] == "close")
        let sentence = String(buffer: body)
        #expect(sentence.contains("not understood") && sentence.contains("pas été comprise"))
    }

    @Test func `what the program itself refuses is left as it is`() throws {
        var own = Self.bare
        own.headerFields[.contentLength] = "120"

        let parts = try Self.sent(own)

        #expect(parts == [.head(own), .end(nil)])
    }
}
