import Storage

/// Where a first contribution stands that is not shown before somebody has read it.
package enum Reading: String, Sendable, Codable, SQLBindable, SQLDecodable {
    case waiting
    /// Not shown as it is; once its keepers have changed it, it waits again.
    case declined
}
