import Web

/// A path of this site, to return to after signing in. What could lead a browser elsewhere is none: `//other.example`,
/// `/\other.example`, and what becomes one of these when a browser drops tabs and line ends (WHATWG URL, 4.4).
struct LocalPath: Sendable {
    let text: String

    static let home = LocalPath(text: "/")

    /// The path, or the home page where it is none.
    init(orHome text: String) {
        let isLocal =
            text.hasPrefix("/") && !text.hasPrefix("//") && text.utf8.count <= 1_000
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
        self.init(text: isLocal ? text : "/")
    }

    private init(text: String) {
        self.text = text
    }

    var isHome: Bool { text == "/" }

    /// The address of a page after which one goes on to this path.
    func added(to address: String) -> String { isHome ? address : "\(address)?then=\(text.percentEncoded)" }
}
