package import Hummingbird

package enum CookieNames {
    package static let session = "essaim_session"
    static let form = "essaim_form"
    static let language = "essaim_language"
    static let flash = "essaim_flash"
}

extension Cookie {
    /// Not readable by scripts, sent only to this site (links from elsewhere included), only over TLS where the node has it.
    package static func plain(_ name: String, _ value: String, for site: Site, maxAge: Int?) -> Cookie {
        let isSecure = site.address.hasPrefix("https://")
        if let maxAge {
            return Cookie(
                name: name, value: value, maxAge: maxAge, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
        }
        return Cookie(name: name, value: value, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }
}
