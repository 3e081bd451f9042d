import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

/// Over a real connection, whose bytes come once.
@Suite struct UploadTests {
    private func fields(of body: String, type: String?) async throws -> String {
        let router = Router()
        router.post("files") { request, _ in
            let upload = try await request.upload(atMost: 2 << 20)
            return "\(upload.submission.shown("title")), \(upload.file?.name ?? "no file")"
        }
        let headers: HTTPFields = type.map { [.contentType: $0] } ?? [:]
        return try await Application(router: router).test(.live) { client in
            try await client.execute(
                uri: "/files", method: .post, headers: headers, body: ByteBuffer(string: body)
            ) { String(buffer: $0.body) }
        }
    }

    @Test func `a form with a file is also read where no file comes, as a form, as JSON, as nothing`() async throws {
        let form = "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nJardin\r\n--x--\r\n"

        #expect(try await fields(of: form, type: "multipart/form-data; boundary=x") == "Jardin, no file")
        #expect(try await fields(of: "title=Jardin", type: "application/x-www-form-urlencoded") == "Jardin, no file")
        #expect(try await fields(of: "{\"title\":\"Jardin\"}", type: "application/json") == "Jardin, no file")
        #expect(try await fields(of: "", type: nil) == ", no file")
    }
}
