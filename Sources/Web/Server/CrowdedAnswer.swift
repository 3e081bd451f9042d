import Foundation
import HTTPTypes
import Hummingbird
import Markup
import NIOCore

/// What is said to those who come when there are too many: made once, because the moment to be thrifty is then. A bare
/// page, since each file that it named would be asked for too.
struct CrowdedAnswer: Sendable {
    private static let key = "web.error.crowded"
    private static let secondsToWait = 3

    private let pages: [Language: WholeAnswer]
    private let problems: [Language: WholeAnswer]

    init(_ catalog: TextCatalog) {
        let texts = Language.allCases.map { Texts($0, catalog: catalog) }
        pages = Dictionary(uniqueKeysWithValues: texts.map { ($0.language, Self.page($0)) })
        problems = Dictionary(uniqueKeysWithValues: texts.map { ($0.language, Self.problem($0)) })
    }

    func response(to request: HTTPRequest) -> Response {
        let answer = answer(to: request)
        return Response(
            status: answer.head.status, headers: answer.head.headerFields, body: .init(byteBuffer: answer.body))
    }

    func answer(to request: HTTPRequest) -> WholeAnswer {
        let headers = request.headerFields
        let wish = headers[.acceptLanguage].flatMap { Language.preferred($0, among: Language.allCases) }
        let format = Format.preferred(headers[.accept], among: [.html, .json])
        let answers = format == .html ? pages : problems
        guard let answer = answers[wish ?? .fr] else { preconditionFailure("every language has its answer") }
        return answer
    }

    private static func page(_ texts: Texts) -> WholeAnswer {
        let heading = texts("web.error.title.503")
        let page = html(.lang(texts.language.rawValue)) {
            head {
                meta(Attribute("charset", "utf-8"))
                title { heading }
                meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
                meta(.name("color-scheme"), .content("light dark"))
                meta(.name("robots"), .content("noindex"))
            }
            body {
                main {
                    h1 { heading }
                    p { texts(key) }
                }
            }
        }
        var bytes = Array("<!DOCTYPE html>".utf8)
        page.write(to: &bytes)
        return answer(bytes, type: "text/html; charset=utf-8", texts)
    }

    private static func problem(_ texts: Texts) -> WholeAnswer {
        let problem = Problem(
            kind: .unavailable, status: 503, title: texts("web.error.title.503"), detail: texts(key),
            reference: "crowded", fields: nil)
        do {
            return answer(Array(try JSONEncoder().encode(problem)), type: "application/problem+json", texts)
        } catch {
            preconditionFailure("texts and numbers are JSON: \(error)")
        }
    }

    private static func answer(_ bytes: [UInt8], type: String, _ texts: Texts) -> WholeAnswer {
        var headers: HTTPFields = [
            .contentType: type, .contentLanguage: texts.language.rawValue, .retryAfter: "\(secondsToWait)",
            .cacheControl: "no-store", .vary: "Accept, Accept-Language", .contentLength: "\(bytes.count)",
        ]
        SafetyHeaders.add(to: &headers)
        return WholeAnswer(
            head: HTTPResponse(status: .serviceUnavailable, headerFields: headers), body: ByteBuffer(bytes: bytes))
    }
}
