import Fixtures
import HTTPTypes
import HummingbirdTesting
import NIOCore
import NodeFixtures
import Testing

@Suite struct PackedAssetTests {
    @Test func `a stylesheet comes packed to whoever reads gzip`() async throws {
        let node = try await TestNode(.sqlite)

        try await node.test { client in
            let plain = try await client.execute(uri: "/assets/base.css", method: .get)
            let packed = try await client.execute(
                uri: "/assets/base.css", method: .get, headers: [.acceptEncoding: "gzip, deflate, br"])

            #expect(plain.headers[.contentEncoding] == nil)
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.headers[.vary] == "Accept-Encoding")
            #expect(packed.body.readableBytes < plain.body.readableBytes / 2)
        }
    }

    @Test func `each form of a file has a tag of its own`() async throws {
        let node = try await TestNode(.sqlite)

        try await node.test { client in
            let plain = try await client.execute(uri: "/assets/base.css", method: .get)
            let tag = try #require(plain.headers[.eTag])
            let same = try await client.execute(uri: "/assets/base.css", method: .get, headers: [.ifNoneMatch: tag])
            let other = try await client.execute(
                uri: "/assets/base.css", method: .get, headers: [.ifNoneMatch: tag, .acceptEncoding: "gzip"])

            #expect(same.status == .notModified)
            #expect(other.status == .ok)
        }
    }
}
