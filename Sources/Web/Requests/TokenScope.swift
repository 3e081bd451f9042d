/// What a personal token lets a program do in its person's name.
package enum TokenScope: String, Sendable, CaseIterable, Codable {
    case read, write
}

/// Whom a token stands for, and for what.
package struct TokenBearer: Sendable {
    package let viewer: Viewer
    package let scopes: Set<TokenScope>

    package init(_ viewer: Viewer, scopes: Set<TokenScope>) {
        self.viewer = viewer
        self.scopes = scopes
    }
}
