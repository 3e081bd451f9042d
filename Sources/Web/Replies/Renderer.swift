import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Markup
import Storage

/// Turns a reply into bytes. It alone looks at `Accept`.
struct Renderer: Sendable {
    let world: World

    func response(_ reply: Reply, to request: Request, in context: Context) throws -> Response {
        var response = try body(of: reply, to: request, in: context)
        response.headers.append(contentsOf: reply.headers)
        for cookie in reply.cookies { response.setCookie(cookie) }
        return response
    }

    func problem(_ page: ErrorPage, to request: Request, in context: Context) throws -> Response {
        let status = HTTPResponse.Status(code: page.status)
        if wantsPage(request) { return html(page.view, status, request, context) }
        let texts = context.texts
        let problem = Problem(
            status: page.status, title: page.title(texts), detail: texts(page.key, page.values),
            reference: page.reference, fields: nil)
        return try json(problem, status, type: "application/problem+json", request, context)
    }

    func wantsPage(_ request: Request) -> Bool { Format.preferred(request.headers[.accept]) == .html }

    private func body(of reply: Reply, to request: Request, in context: Context) throws -> Response {
        switch reply.body {
        case .page(_, let view) where wantsPage(request):
            return html(view, reply.status, request, context)
        case .page(let model, _):
            return try json(model, reply.status, type: "application/json", request, context)
        case .json(let value):
            return try json(value, reply.status, type: "application/json", request, context)
        case .refused(_, let view) where wantsPage(request):
            return html(view, reply.status, request, context)
        case .refused(let submission, _):
            return try refused(submission, reply.status, request, context)
        case .done(let path, let key):
            return done(path, key, reply.status, request, context)
        case .bytes(let bytes, let type):
            return Response(
                status: reply.status, headers: [.contentType: type], body: .init(byteBuffer: .init(bytes: bytes)))
        case .file(let file, let type):
            let headers: HTTPFields = [.contentType: type, .eTag: file.tag]
            if request.headers[.ifNoneMatch] == file.tag { return Response(status: .notModified, headers: headers) }
            return Response(status: reply.status, headers: headers, body: file.body)
        }
    }

    private func done(
        _ path: String, _ key: String?, _ status: HTTPResponse.Status, _ request: Request, _ context: Context
    ) -> Response {
        let isDone = status == .seeOther && !wantsPage(request)
        var response = Response(status: isDone ? .noContent : status, headers: [.location: path.percentEncodedPath])
        if let key { response.setCookie(.plain(CookieNames.flash, key, for: context.visit.site, maxAge: 60)) }
        return response
    }

    private func html(
        _ view: (Screen) -> Page, _ status: HTTPResponse.Status, _ request: Request, _ context: Context
    ) -> Response {
        let screen = Screen(context.visit, world: world)
        var bytes: [UInt8] = Array("<!DOCTYPE html>".utf8)
        bytes.reserveCapacity(32_768)
        Frame(screen: screen, page: view(screen)).markup.write(to: &bytes)
        var response = tagged(bytes, status, type: "text/html; charset=utf-8", request, context)
        if context.visit.flash != nil {
            response.setCookie(.plain(CookieNames.flash, "", for: context.visit.site, maxAge: 0))
        }
        if context.visit.formToken.needsCookie {
            let seed = context.visit.formToken.seed
            response.setCookie(.plain(CookieNames.form, seed, for: context.visit.site, maxAge: nil))
        }
        return response
    }

    private func refused(
        _ submission: Submission, _ status: HTTPResponse.Status, _ request: Request, _ context: Context
    ) throws -> Response {
        let texts = context.texts
        let problem = Problem(
            status: status.code, title: status.reasonPhrase, detail: texts("web.error.\(status.code)"),
            reference: context.id,
            fields: submission.problems.mapValues { texts($0.key, $0.values) })
        return try json(problem, status, type: "application/problem+json", request, context)
    }

    private func json(
        _ value: some Encodable, _ status: HTTPResponse.Status, type: String, _ request: Request, _ context: Context
    ) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return tagged(Array(try encoder.encode(value)), status, type: type, request, context)
    }

    /// A page that did not change since the reader's copy is not sent again.
    private func tagged(
        _ bytes: [UInt8], _ status: HTTPResponse.Status, type: String, _ request: Request, _ context: Context
    ) -> Response {
        let tag = "W/\"\(Array(SHA256.hash(data: bytes).prefix(12)).hex)\""
        let headers: HTTPFields = [
            .contentType: type, .vary: "Accept, Accept-Language, Cookie", .cacheControl: "private, no-cache",
            .eTag: tag,
            .contentLanguage: context.texts.language.rawValue,
        ]
        if status == .ok, request.headers[.ifNoneMatch] == tag {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
