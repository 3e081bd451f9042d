/// Who asks, in which language, from which page of which node.
package struct Visit: Sendable {
    package var viewer: Viewer?
    /// A program asks, with a token; nil for browsers and visitors.
    package var bearer: Bearer?
    /// Why it could not be found out whose session was shown: not somebody, and not nobody either.
    var uncertainty: (any Error)?
    package var texts = Texts(.fr, catalog: TextCatalog())
    /// In which languages they read, the preferred first: BCP 47 tags without region.
    package var readingLanguages: [String] = []
    package var site = Site()
    /// Proves that a form was made for this visitor.
    package var formToken = FormToken(seed: "", key: [], isNew: false)
    /// The key of a sentence left by the page before.
    package var flash: String?
    package var path = "/"
    package var query = ""

    /// Throws what kept us from knowing who asks. To take a person for nobody would show them a page that is not theirs,
    /// or tell them that their form is too old.
    func requireCertainty() throws {
        if let uncertainty { throw uncertainty }
    }
}

/// What an administrator chose for this node.
package struct Site: Sendable, Equatable {
    package var name = "Essaim"
    package var tagline: [Language: String] = [:]
    package var languages: [Language] = Language.allCases
    /// Own wording, by language and key.
    package var wording: [Language: [String: String]] = [:]
    /// An accent colour as `#rrggbb`, laid over the stylesheet's honey.
    package var accent: String?
    /// A name that this node's pages may be reached by, for links in mails.
    package var address = "http://127.0.0.1:8080"
    /// True while developing: mails can be read at a local page.
    package var showsOutbox = false
    /// Entries of the head of every page, told by the composition root.
    package var navigation: [NavigationEntry] = []

    package init() {}

    /// Whether people come over TLS.
    package var isSecure: Bool { address.hasPrefix("https://") }
}

package struct NavigationEntry: Sendable, Equatable {
    package let key: String
    package let path: String

    package init(_ key: String, _ path: String) {
        self.key = key
        self.path = path
    }
}
