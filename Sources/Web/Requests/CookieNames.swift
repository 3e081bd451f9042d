package import Hummingbird

package enum CookieNames {
    package static let session = "essaim_session"
    package static let form = "essaim_form"
    package static let language = "essaim_language"
    package static let flash = "essaim_flash"

    /// Over TLS a cookie's name says that only this very host can have set it (RFC 6265bis, 4.1.3.2): a neighbour under
    /// the same domain cannot plant one.
    static let prefix = "__Host-"

    static func inFull(_ name: String, for site: Site) -> String { site.isSecure ? prefix + name : name }
}

extension Request {
    /// The value of a cookie that this site set.
    package func cookie(_ name: String, of site: Site) -> String? {
        cookies[CookieNames.inFull(name, for: site)]?.value
    }
}

extension Cookie {
    /// Not readable by scripts, sent only to this site (links from elsewhere included), only over TLS where the node has it.
    package static func plain(_ name: String, _ value: String, for site: Site, maxAge: Int?) -> Cookie {
        let name = CookieNames.inFull(name, for: site)
        if let maxAge {
            return Cookie(
                name: name, value: value, maxAge: maxAge, path: "/", secure: site.isSecure, httpOnly: true,
                sameSite: .lax)
        }
        return Cookie(name: name, value: value, path: "/", secure: site.isSecure, httpOnly: true, sameSite: .lax)
    }
}
