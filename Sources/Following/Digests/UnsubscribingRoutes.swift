import Hummingbird
import Markup
import Storage
import Web

/// Ending letters by the link that they carry. A mail program sends the POST (RFC 8058); a person sees a button, since a
/// program that looks at links beforehand must not end anything by that.
struct UnsubscribingRoutes: Sendable {
    let database: Database
    let key: [UInt8]

    var routes: [Route] {
        [
            .get("unsubscriptions/:token", for: .anyone, show).forPeople,
            .post("unsubscriptions/:token", for: .anyone, end).oneClick,
        ]
    }

    private func show(_ request: Request, _ context: Context) async throws -> Reply {
        let link = try unsubscription(context)
        return .page(FormModel()) { _, screen in Self.page(at: link.path(key: key), screen) }
    }

    private func end(_ request: Request, _ context: Context) async throws -> Reply {
        _ = try await request.submission()
        let link = try unsubscription(context)
        try await database.write { tx in try Follow.silence(link.person, in: tx) }
        return .page(FormModel()) { _, screen in Self.done(screen) }
    }

    private func unsubscription(_ context: Context) throws -> Unsubscription {
        guard let link = Unsubscription(try context.parameter("token"), key: key) else { throw AppError.missing }
        return link
    }

    private static func page(at path: String, _ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("following.unsubscribe.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("following.unsubscribe.title") }
                    p(.class("lead")) { texts("following.unsubscribe.lead") }
                }
                screen.form(to: path) {
                    div(.class("actions")) { button(.class("button main")) { texts("following.unsubscribe") } }
                }
            }
        }
        page.isIndexed = false
        return page
    }

    private static func done(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("following.unsubscribed.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("following.unsubscribed.title") }
                    p(.class("lead")) { texts("following.unsubscribed.lead") }
                }
                p { a(.href("/following")) { texts("following.manage") } }
            }
        }
        page.isIndexed = false
        return page
    }
}
