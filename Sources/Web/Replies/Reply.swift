package import Hummingbird

/// What a handler decided, before any format is chosen.
package struct Reply: Sendable {
    enum Body: Sendable {
        case page(any PageModel, @Sendable (Screen) -> Page)
        case refused(Submission, @Sendable (Screen) -> Page)
        case done(at: String, saying: String?)
        case json(any Encodable & Sendable)
        case bytes([UInt8], type: String)
        case feed([UInt8], type: String)
        case file(ServedFile, type: String)
    }

    var status: HTTPResponse.Status
    let body: Body
    var cookies: [Cookie] = []
    var headers = HTTPFields()

    /// A page: its model, and the view that draws it.
    package static func page<Model: PageModel>(
        _ model: Model, status: HTTPResponse.Status = .ok, _ view: @escaping @Sendable (Model, Screen) -> Page
    ) -> Reply {
        Reply(status: status, body: .page(model) { view(model, $0) })
    }

    /// A form that cannot be accepted as it is (422): shown again with its values and a sentence beside each field.
    package static func invalid(_ submission: Submission, _ view: @escaping @Sendable (Screen) -> Page) -> Reply {
        Reply(status: .unprocessableContent, body: .refused(submission, view))
    }

    /// A form that was written over what somebody else has changed since (409): shown again, over what is there now.
    package static func outdated(_ submission: Submission, _ view: @escaping @Sendable (Screen) -> Page) -> Reply {
        Reply(status: .conflict, body: .refused(submission, view))
    }

    /// The act is done. A browser is sent to the page, where the sentence is shown; a program gets 204 and `Location`.
    package static func done(at path: String, saying key: String? = nil) -> Reply {
        Reply(status: .seeOther, body: .done(at: path, saying: key))
    }

    /// The page has another path now, for good.
    package static func moved(to path: String) -> Reply {
        Reply(status: .movedPermanently, body: .done(at: path, saying: nil))
    }

    /// A name of the page: it leads to where the page is now.
    package static func found(at path: String) -> Reply {
        Reply(status: .found, body: .done(at: path, saying: nil))
    }

    /// What only scripts and programs read: suggestions while typing.
    package static func json(_ value: some Encodable & Sendable) -> Reply {
        Reply(status: .ok, body: .json(value))
    }

    package static func bytes(_ bytes: [UInt8], type: String, headers: HTTPFields = HTTPFields()) -> Reply {
        Reply(status: .ok, body: .bytes(bytes, type: type), headers: headers)
    }

    /// A small page of HTML that other sites may show in a frame: it says nothing of its reader and does nothing.
    package static func framed(_ html: [UInt8]) -> Reply {
        Reply(
            status: .ok, body: .feed(html, type: "text/html; charset=utf-8"),
            headers: [.contentSecurityPolicy: SafetyHeaders.framedPolicy])
    }

    /// What a program asks for again and again: it is sent when it changed since.
    package static func feed(_ bytes: [UInt8], type: String) -> Reply {
        Reply(status: .ok, body: .feed(bytes, type: type))
    }

    /// A file of the data folder, sent as it is read.
    package static func file(_ file: ServedFile, type: String, headers: HTTPFields = HTTPFields()) -> Reply {
        Reply(status: .ok, body: .file(file, type: type), headers: headers)
    }

    /// The page holds something that no copy may keep.
    package var unkept: Reply {
        var copy = self
        copy.headers[.cacheControl] = "no-store"
        return copy
    }

    package func setting(_ cookie: Cookie) -> Reply {
        var copy = self
        copy.cookies.append(cookie)
        return copy
    }
}
