import Fixtures
import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Node
@testable import Web

@Suite struct DoorTests {
    @Test func `whoever finds the node crowded is told to come back, and nothing of it goes further in`() throws {
        let channel = try Self.channel()

        try channel.send(Self.request(.get))

        let parts = try channel.answers()
        guard parts.count == 3, case .head(let head) = parts[0], case .body(let body) = parts[1] else {
            Issue.record("a head, a body and an end were expected: \(parts)")
            return
        }
        #expect(head.status == .serviceUnavailable)
        #expect(head.headerFields[.retryAfter] != nil)
        #expect(head.headerFields[.contentLength] == "\(body.readableBytes)")
        #expect(try channel.wentIn() == 0)
    }

    @Test func `who asks for the head alone gets no body`() throws {
        let channel = try Self.channel()

        try channel.send(Self.request(.head))

        let parts = try channel.answers()
        #expect(parts.count == 2)
    }

    @Test func `who sends something comes in`() throws {
        let channel = try Self.channel()

        try channel.send(Self.request(.get, [.contentLength: "0"]))
        try channel.send(Self.request(.post))

        #expect(try channel.answers().isEmpty)
        #expect(try channel.wentIn() == 2)
    }

    @Test func `no answer overtakes the one to the request before`() throws {
        let channel = try Self.channel()
        try channel.send(Self.request(.post))

        try channel.send(Self.request(.get))
        #expect(try channel.answers().isEmpty)
        for _ in 0..<2 {
            try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
            try channel.writeOutbound(HTTPResponsePart.end(nil))
        }
        try channel.send(Self.request(.get))

        let statuses = try channel.answers().compactMap { part -> Int? in
            if case .head(let head) = part { head.status.code } else { nil }
        }
        #expect(statuses == [200, 200, 503])
        #expect(try channel.wentIn() == 2)
    }

    @Test func `who asks for the last time is let go`() throws {
        let channel = try Self.channel()

        try channel.send(Self.request(.get, [.connection: "close"]))

        #expect(try channel.answers().count == 3)
        #expect(!channel.isActive)
    }

    @Test func `who takes no answers is given no more of them`() throws {
        let channel = try Self.channel()
        channel.isWritable = false

        try channel.send(Self.request(.get))

        #expect(try channel.answers().isEmpty)
        #expect(try channel.wentIn() == 1)
    }

    private static func channel() throws -> EmbeddedChannel {
        let full = CrowdSize(inside: 0, waiting: 0)
        let surroundings = WebSurroundings(
            world: TestWorld().world, catalog: try Rooms.texts(), formKey: Array(repeating: 7, count: 32),
            authenticate: { _ in nil }, site: { Site() }, readers: full)
        let channel = EmbeddedChannel(handler: Door(WebRouter(surroundings).router([], assets: []).doorkeeper))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
        return channel
    }

    private static func request(_ method: HTTPRequest.Method, _ fields: HTTPFields = [:]) -> HTTPRequest {
        HTTPRequest(method: method, scheme: "http", authority: "localhost", path: "/", headerFields: fields)
    }
}

extension EmbeddedChannel {
    fileprivate func send(_ request: HTTPRequest) throws {
        try writeInbound(HTTPRequestPart.head(request))
        try writeInbound(HTTPRequestPart.end(nil))
    }

    fileprivate func answers() throws -> [HTTPResponsePart] {
        var parts: [HTTPResponsePart] = []
        while let part = try readOutbound(as: HTTPResponsePart.self) { parts.append(part) }
        return parts
    }

    /// How many requests were handed on.
    fileprivate func wentIn() throws -> Int {
        var count = 0
        while let part = try readInbound(as: HTTPRequestPart.self) {
            if case .head = part { count += 1 }
        }
        return count
    }
}
