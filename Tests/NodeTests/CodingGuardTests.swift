import HTTPTypes
import Testing

@testable import Node

@Suite struct CodingGuardTests {
    private static let sound: [HTTPFields] = [
        [:], [.transferEncoding: "chunked"], [.transferEncoding: "Chunked"], [.contentLength: "5"],
    ]
    private static let open: [HTTPFields] = [
        [.transferEncoding: "identity"], [.transferEncoding: "gzip, chunked"], [.transferEncoding: ""],
        [.transferEncoding: "chunked", .contentLength: "5"],
        [.transferEncoding: "identity", .transferEncoding: "chunked"],
    ]

    @Test(arguments: sound)
    func `a body is chunked, or as long as it says`(_ fields: HTTPFields) {
        #expect(CodingGuard.isSound(fields))
    }

    @Test(arguments: open)
    func `a body whose end is open to interpretation is refused`(_ fields: HTTPFields) {
        #expect(!CodingGuard.isSound(fields))
    }
}
