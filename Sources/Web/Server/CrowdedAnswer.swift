import Foundation
import HTTPTypes
import Hummingbird
import Markup

/// What is said to those who come when there are too many: made once, because the moment to be thrifty is then. A bare
/// page, since each file that it named would be asked for too.
struct CrowdedAnswer: Sendable {
    private static let key = "web.error.crowded"
    private static let secondsToWait = 3

    private let pages: [Language: Response]
    private let problems: [Language: Response]

    init(_ catalog: TextCatalog) {
        let texts = Language.allCases.map { Texts($0, catalog: catalog) }
        pages = Dictionary(uniqueKeysWithValues: texts.map { ($0.language, Self.page($0)) })
        problems = Dictionary(uniqueKeysWithValues: texts.map { ($0.language, Self.problem($0)) })
    }

    func response(to request: Request) -> Response {
        let wish = request.headers[.acceptLanguage].flatMap { Language.preferred($0, among: Language.allCases) }
        let format = Format.preferred(request.headers[.accept], among: [.html, .json])
        let answers = format == .html ? pages : problems
        return answers[wish ?? .fr] ?? Response(status: .serviceUnavailable)
    }

    private static func page(_ texts: Texts) -> Response {
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
        return response(bytes, type: "text/html; charset=utf-8", texts)
    }

    private static func problem(_ texts: Texts) -> Response {
        let problem = Problem(
            kind: .unavailable, status: 503, title: texts("web.error.title.503"), detail: texts(key),
            reference: "crowded", fields: nil)
        do {
            return response(Array(try JSONEncoder().encode(problem)), type: "application/problem+json", texts)
        } catch {
            preconditionFailure("texts and numbers are JSON: \(error)")
        }
    }

    private static func response(_ bytes: [UInt8], type: String, _ texts: Texts) -> Response {
        var headers: HTTPFields = [
            .contentType: type, .contentLanguage: texts.language.rawValue, .retryAfter: "\(secondsToWait)",
            .cacheControl: "no-store", .vary: "Accept, Accept-Language",
        ]
        SafetyHeaders.add(to: &headers)
        return Response(
            status: .serviceUnavailable, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
