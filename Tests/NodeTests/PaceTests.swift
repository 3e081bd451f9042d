import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import Testing

@testable import Node

@Suite struct PaceTests {
    private static let pace = Pace(bytes: 1_000, within: .seconds(30))
    private static let request = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/")
    private static let byte = ByteBuffer(string: "a")

    @Test func `who sends a body a byte at a time is let go`() throws {
        let channel = try Self.sender()
        try channel.writeInbound(HTTPRequestPart.head(Self.request))

        for _ in 0..<29 {
            try channel.writeInbound(HTTPRequestPart.body(Self.byte))
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))

        #expect(!channel.isActive)
    }

    @Test func `who sends a large file over a slow line is heard out`() throws {
        let channel = try Self.sender()
        try channel.writeInbound(HTTPRequestPart.head(Self.request))

        for _ in 0..<10 {
            try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(repeating: 7, count: 1_000)))
            channel.embeddedEventLoop.advanceTime(by: .seconds(30))
        }

        #expect(channel.isActive)
    }

    @Test func `whose request is whole has time, and so has the next one`() throws {
        let channel = try Self.sender()

        for _ in 0..<3 {
            try channel.writeInbound(HTTPRequestPart.head(Self.request))
            try channel.writeInbound(HTTPRequestPart.body(Self.byte))
            try channel.writeInbound(HTTPRequestPart.end(nil))
            channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        }

        #expect(channel.isActive)
    }

    @Test func `who takes nothing of an answer is let go`() throws {
        let (channel, _) = try Self.reader()
        Self.begin(channel)

        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))

        #expect(!channel.isActive)
    }

    @Test func `who takes a large answer slowly gets all of it`() throws {
        let (channel, line) = try Self.reader()
        Self.begin(channel)

        for _ in 0..<5 {
            line.letThrough()
            Self.give(channel, bytes: 5_000)
            channel.embeddedEventLoop.advanceTime(by: .seconds(30))
        }

        #expect(channel.isActive)
    }

    @Test func `nobody is late whose answer is still being made`() throws {
        let (channel, line) = try Self.reader()
        Self.begin(channel)
        line.letThrough()

        channel.embeddedEventLoop.advanceTime(by: .seconds(300))

        #expect(channel.isActive)
    }

    private static func sender() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: BodyPace(pace))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
        return channel
    }

    private static func reader() throws -> (EmbeddedChannel, Line) {
        let line = Line()
        let channel = EmbeddedChannel(
            handlers: [line, HTTPResponseEncoder(), HTTP1ToHTTPServerCodec(secure: false), AnswerPace(pace)])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 80)).wait()
        return (channel, line)
    }

    private static func begin(_ channel: EmbeddedChannel) {
        channel.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
        give(channel, bytes: 5_000)
    }

    private static func give(_ channel: EmbeddedChannel, bytes: Int) {
        channel.write(HTTPResponsePart.body(ByteBuffer(repeating: 7, count: bytes)), promise: nil)
        channel.flush()
    }
}

/// What stands between us and the reader: what was flushed waits here until it is let through.
private final class Line: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var context: ChannelHandlerContext?

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }
    func flush(context: ChannelHandlerContext) {}
    func letThrough() { context?.flush() }
}
