import Fixtures
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NodeFixtures
import Testing

/// A program with the token of somebody.
struct Program: Sendable {
    let client: any TestClientProtocol
    let token: String

    /// Somebody signed in makes a token on the page of their account, as people do.
    init(of person: Visitor, right: String = "write", days: String = "30", at client: any TestClientProtocol)
        async throws
    {
        try await person.open("/profile/tokens/new")
        let made = try await person.submit(
            "/profile/tokens", ["token-name": "Export", "days": days], choosing: ["right": [right]])
        let start = try #require(made.body.range(of: "essaim_"))
        self.client = client
        token = String(made.body[start.lowerBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    }

    init(token: String, at client: any TestClientProtocol) {
        self.client = client
        self.token = token
    }

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await send(.get, path, nil, headers)
    }

    func post(_ path: String, _ fields: [String: Any] = [:], _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await send(.post, path, try JSONSerialization.data(withJSONObject: fields), headers)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: Data?, _ headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var fields: HTTPFields = [.authorization: "Bearer \(token)"]
        if body != nil { fields[.contentType] = "application/json" }
        for field in headers { fields[field.name] = field.value }
        return try await client.execute(
            uri: path, method: method, headers: fields, body: body.map { ByteBuffer(bytes: Array($0)) })
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    var object: [String: Any] {
        get throws {
            try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text.prefix(200))")
        }
    }

    func headers(_ name: String) throws -> [String] { headers[values: try #require(HTTPField.Name(name))] }
}

extension HTTPFields {
    static func accept(_ types: String) -> HTTPFields { [.accept: types] }
}
