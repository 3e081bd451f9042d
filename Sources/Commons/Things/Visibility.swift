import Storage

/// Who sees a thing. Nothing is ever deleted: what is withdrawn leaves a page that says so (410).
package enum Visibility: String, Sendable, Codable, CaseIterable, SQLBindable, SQLDecodable {
    /// Seen by its keepers only.
    case draft
    case published
    /// Taken back, with a reason; its address answers 410.
    case withdrawn
}
