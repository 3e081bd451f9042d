package import Storage

/// A link that was just made. It is shown or sent once; only a hash of its secret is stored.
package struct IssuedLink: Sendable {
    /// To be put behind the node's address.
    package let path: String
    package let expiresAt: Timestamp

    /// The same link, which knows where its reader was going.
    func leading(to then: LocalPath) -> IssuedLink { IssuedLink(path: then.added(to: path), expiresAt: expiresAt) }
}
