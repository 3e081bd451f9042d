import Markup

/// Why a request was refused: problem details (RFC 9457) for programs, a page for people.
struct ErrorPage: Sendable {
    /// Nil for a fault of ours.
    var kind: AppError.Kind?
    let status: Int
    let key: String
    let values: [String: String]
    let reference: String

    func title(_ texts: Texts) -> String {
        let key = "web.error.title.\(status)"
        return texts(texts.has(key) ? key : "web.error.title")
    }

    func view(_ screen: Screen) -> Page {
        let sentence = screen.texts(key, values)
        let title = title(screen.texts)
        var page = Page(title) {
            section(.class("empty")) {
                h1 { title }
                p { sentence }
                p { a(.href("/")) { screen.texts("web.error.home") } }
                small { screen.texts("web.error.reference", ["reference": reference]) }
            }
        }
        page.isIndexed = false
        return page
    }
}
