internal import Foundation
package import HTTPTypes
package import HummingbirdTesting
internal import NIOCore

/// Someone with a browser and no script: keeps cookies, follows redirects, fills in the forms that the page shows.
///
///     try await app.test(.router) { client in
///         let ada = Visitor(client)
///         try await ada.open("/session/new")
///         let page = try await ada.submit("/session", ["email": "ada@example.org", "password": password])
///         #expect(page.says("Bonjour Ada"))
///     }
package actor Visitor {
    private let client: any TestClientProtocol
    private let language: String
    private var jar: [String: String] = [:]
    private var present: VisitedPage?

    /// - Parameter language: what the browser prefers, an `Accept-Language`.
    package init(_ client: any TestClientProtocol, language: String = "fr") {
        self.client = client
        self.language = language
    }

    /// The page that was opened last.
    package var page: VisitedPage {
        get throws {
            guard let present else { throw NothingOpen() }
            return present
        }
    }

    package func cookie(_ name: String) -> String? { jar[name] }

    package func setCookie(_ name: String, _ value: String?) { jar[name] = value }

    /// Goes to an address, and on to where it redirects.
    @discardableResult
    package func open(_ path: String, headers: HTTPFields = [:]) async throws -> VisitedPage {
        try await follow(try await request(.get, path, headers: headers))
    }

    /// What a program is answered: the JSON of the page, without following redirects.
    package func openAsProgram(_ path: String) async throws -> VisitedPage {
        try await request(.get, path, headers: [.accept: "application/json"])
    }

    /// Fills in and sends the form of the present page whose action is `action`. What is not filled in is sent as the
    /// page has it, the proof against other sites included.
    ///
    /// - Parameter choosing: fields that are sent several times: the boxes that are ticked, all of them.
    @discardableResult
    package func submit(
        _ action: String, _ filling: [String: String] = [:], choosing: [String: [String]] = [:]
    ) async throws -> VisitedPage {
        let form = try page.form(to: action)
        var fields = form.fields.filter { filling[$0.name] == nil && choosing[$0.name] == nil }
        fields += filling.sorted { $0.key < $1.key }.map { PageForm.Field($0.key, $0.value) }
        for (name, values) in choosing.sorted(by: { $0.key < $1.key }) {
            fields += values.map { PageForm.Field(name, $0) }
        }
        guard form.isSent else { return try await open(form.address(with: fields)) }
        return try await follow(try await send(action, fields, headers: Self.fromHere))
    }

    /// Sends fields that no page asked for, as a foreign page or a program would; redirects are not followed.
    @discardableResult
    package func send(
        _ path: String, _ fields: [PageForm.Field], headers: HTTPFields = [:]
    ) async throws -> VisitedPage {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await request(.post, path, headers: headers, body: Array(PageForm.encode(fields).utf8))
    }

    /// Fills in the form of the open page that takes a file, and sends it.
    @discardableResult
    package func upload(
        _ action: String, _ values: [String: String], file: (field: String, name: String, bytes: [UInt8])
    ) async throws -> VisitedPage {
        var fields = try page.form(to: action).fields.filter { values[$0.name] == nil && $0.name != file.field }
        fields += values.sorted { $0.key < $1.key }.map { PageForm.Field($0.key, $0.value) }
        return try await follow(try await send(action, fields, file: file))
    }

    /// Sends fields and a file that no page asked for, as a script would; redirects are not followed.
    package func send(
        _ path: String, _ fields: [PageForm.Field], file: (field: String, name: String, bytes: [UInt8])
    ) async throws -> VisitedPage {
        let head = fields.map {
            "--boundary\r\nContent-Disposition: form-data; name=\"\($0.name)\"\r\n\r\n\($0.value)\r\n"
        }
        let last =
            "--boundary\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n"
        var headers = Self.fromHere
        headers[.contentType] = "multipart/form-data; boundary=boundary"
        return try await request(
            .post, path, headers: headers,
            body: Array((head.joined() + last).utf8) + file.bytes + Array("\r\n--boundary--\r\n".utf8))
    }

    private static let fromHere: HTTPFields = {
        guard let name = HTTPField.Name("Sec-Fetch-Site") else { return [:] }
        return [name: "same-origin"]
    }()

    private func follow(_ answer: VisitedPage) async throws -> VisitedPage {
        var answer = answer
        for _ in 0..<5 {
            guard (300..<400).contains(answer.status), let place = answer.headers[.location], place.hasPrefix("/")
            else { break }
            answer = try await request(.get, String(place.prefix { $0 != "#" }), headers: [:])
        }
        present = answer
        return answer
    }

    private func request(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: [UInt8]? = nil
    ) async throws -> VisitedPage {
        var headers = headers
        if headers[.accept] == nil { headers[.accept] = "text/html" }
        headers[.acceptLanguage] = language
        if !jar.isEmpty {
            headers[.cookie] = jar.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "; ")
        }
        let response = try await client.executeRequest(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
        keepCookies(response.headers)
        return VisitedPage(
            path: path, status: response.status.code, headers: response.headers, body: String(buffer: response.body))
    }

    private func keepCookies(_ headers: HTTPFields) {
        for line in headers[values: .setCookie] {
            let parts = line.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            let pair = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let isRemoved = parts.dropFirst().contains { $0.lowercased() == "max-age=0" }
            jar[String(pair[0])] = isRemoved ? nil : pair.dropFirst().first.map(String.init) ?? ""
        }
    }

    private struct NothingOpen: Error, CustomStringConvertible {
        let description = "no page is open: open one first"
    }
}
