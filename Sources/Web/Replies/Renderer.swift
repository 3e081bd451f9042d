import Foundation
import HTTPTypes
import Hummingbird
import Markup
import Storage

/// Turns a reply into bytes. It alone looks at `Accept`.
struct Renderer: Sendable {
    let world: World

    /// A reader may keep the page, and asks each time whether it is still current.
    static let askAgain = "private, no-cache"

    func response(_ reply: Reply, to request: Request, in context: Context) throws -> Response {
        var response = try body(of: reply, to: request, in: context)
        for field in reply.headers { response.headers[field.name] = field.value }
        for cookie in reply.cookies { response.setCookie(cookie) }
        return response
    }

    func problem(_ page: ErrorPage, to request: Request, in context: Context) throws -> Response {
        let status = HTTPResponse.Status(code: page.status)
        if wantsPage(request, context) { return html(page.view, status, [], request, context) }
        let texts = context.texts
        let problem = Problem(
            kind: page.kind, status: page.status, title: page.title(texts), detail: texts(page.key, page.values),
            reference: page.reference, fields: nil)
        return try json(problem, status, type: Problem.type, request, context)
    }

    /// Whether a person reads the answer. Browsers that open a page or send a form ask for HTML by name; whoever takes
    /// anything is a person who reads, or a program that writes or has a token.
    func wantsPage(_ request: Request, _ context: Context) -> Bool {
        let isRead = request.method == .get || request.method == .head
        let offered: [Format] = isRead && context.visit.bearer == nil ? [.html, .json] : [.json, .html]
        return context.format == nil && Format.preferred(request.headers[.accept], among: offered) == .html
    }

    private func body(of reply: Reply, to request: Request, in context: Context) throws -> Response {
        switch reply.body {
        case .page(let model, let view):
            return try page(model, view, reply.status, request, context)
        case .json(let value):
            guard context.format == nil || context.format == .json else { throw AppError.missing }
            return try json(value, reply.status, type: Format.json.type, request, context)
        case .refused(_, let view) where wantsPage(request, context):
            return html(view, reply.status, [], request, context)
        case .refused(let submission, _):
            return try refused(submission, reply.status, request, context)
        case .done(let path, let key):
            return done(path, key, reply.status, request, context)
        case .bytes(let bytes, let type):
            guard context.format == nil else { throw AppError.missing }
            let tag = EntityTag(of: bytes, revision: nil)
            let headers: HTTPFields = [.contentType: type, .eTag: tag.text]
            if reply.status == .ok, tag.isNamed(in: request.headers[.ifNoneMatch]) {
                return Response(status: .notModified, headers: headers)
            }
            return Response(status: reply.status, headers: headers, body: .init(byteBuffer: .init(bytes: bytes)))
        case .feed(let bytes, let type):
            guard context.format == nil else { throw AppError.missing }
            return tagged(bytes, EntityTag(of: bytes, revision: nil), reply.status, type: type, request, context)
        case .file(let file, let type):
            let headers: HTTPFields = [.contentType: type, .eTag: file.tag]
            if request.headers[.ifNoneMatch] == file.tag { return Response(status: .notModified, headers: headers) }
            return Response(status: reply.status, headers: headers, body: file.body)
        }
    }

    private func page(
        _ model: any PageModel, _ view: (Screen) -> Page, _ status: HTTPResponse.Status, _ request: Request,
        _ context: Context
    ) throws -> Response {
        let forms = type(of: model).forms
        switch try format(among: forms, request, context) {
        case .html:
            return html(view, status, forms, request, context)
        case let format:
            let picture = DataPicture(model, format, Screen(context.visit, world: world))
            let bytes = try picture.bytes(titled: view)
            let tag = EntityTag(of: bytes, revision: model.thingRevision)
            var response = tagged(bytes, tag, status, type: picture.type, request, context)
            for link in picture.links { response.headers.append(HTTPField(name: .link, value: link)) }
            return response
        }
    }

    /// The end of the path decides, then `Accept`. What cannot be had is missing at its address, and refused otherwise.
    private func format(among forms: [Format], _ request: Request, _ context: Context) throws -> Format {
        if let format = context.format {
            guard forms.contains(format) else { throw AppError.missing }
            return format
        }
        let offered = context.visit.bearer == nil || forms.isEmpty ? [.html] + forms : forms + [.html]
        guard let format = Format.preferred(request.headers[.accept], among: offered) else {
            let types = offered.map(\.type).joined(separator: ", ")
            throw AppError(.notAcceptable, "web.error.406", ["types": types])
        }
        return format
    }

    private func done(
        _ path: String, _ key: String?, _ status: HTTPResponse.Status, _ request: Request, _ context: Context
    ) -> Response {
        let isDone = status == .seeOther && !wantsPage(request, context)
        let place = isDone ? path : context.format?.address(of: path) ?? path
        var response = Response(status: isDone ? .noContent : status, headers: [.location: place.asHeaderAddress])
        if let key { response.setCookie(.plain(CookieNames.flash, key, for: context.visit.site, maxAge: 60)) }
        return response
    }

    private func html(
        _ view: (Screen) -> Page, _ status: HTTPResponse.Status, _ forms: [Format], _ request: Request,
        _ context: Context
    ) -> Response {
        let screen = Screen(context.visit, world: world)
        let frame = Frame(screen: screen, page: view(screen), forms: forms)
        let bytes = "<!DOCTYPE html>".utf8 + frame.markup.bytes
        var response = tagged(
            bytes, EntityTag(of: bytes, revision: nil), status, type: "text/html; charset=utf-8", request, context)
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
        // Who named a revision in `If-Match` is told that it is no longer there.
        let isCondition = status == .conflict && EntityTag.namesRevision(request)
        let status = isCondition ? HTTPResponse.Status.preconditionFailed : status
        let problem = Problem(
            kind: status == .unprocessableContent ? .invalid : .outdated, status: status.code,
            title: texts("web.error.title.\(status.code)"), detail: texts("web.error.\(status.code)"),
            reference: context.id, fields: submission.problems.mapValues { texts($0.key, $0.values) })
        return try json(problem, status, type: Problem.type, request, context)
    }

    private func json(
        _ value: some Encodable, _ status: HTTPResponse.Status, type: String, _ request: Request, _ context: Context
    ) throws -> Response {
        let bytes = try DataPicture.encode(value)
        return tagged(bytes, EntityTag(of: bytes, revision: nil), status, type: type, request, context)
    }

    /// A page that did not change since the reader's copy is not sent again.
    private func tagged(
        _ bytes: [UInt8], _ tag: EntityTag, _ status: HTTPResponse.Status, type: String, _ request: Request,
        _ context: Context
    ) -> Response {
        let headers: HTTPFields = [
            .contentType: type, .vary: "Accept, Accept-Language, Authorization, Cookie",
            .cacheControl: context.isPrivate ? "private, no-store" : Self.askAgain, .eTag: tag.text,
            .contentLanguage: context.texts.language.rawValue,
        ]
        if status == .ok, tag.isNamed(in: request.headers[.ifNoneMatch]) {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
