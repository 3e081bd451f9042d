/// A refusal: what the caller may know. Everything else that is thrown is a fault: logged in full, shown as a reference.
package struct AppError: Error, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case malformed, unauthenticated, forbidden, missing, notAllowed, notAcceptable, conflict, gone
        /// The thing has another revision by now: 412 for whoever named one in `If-Match`, 409 for a form.
        case outdated
        case tooLarge, unsupported, invalid, tooMany, unavailable
    }

    package let kind: Kind
    /// A key of the texts, never a sentence.
    package let message: String
    package let values: [String: String]
    /// Seconds after which to try again, for `tooMany` and `unavailable`.
    package let retryAfter: Int?

    package init(_ kind: Kind, _ message: String, _ values: [String: String] = [:], retryAfter: Int? = nil) {
        self.kind = kind
        self.message = message
        self.values = values
        self.retryAfter = retryAfter
    }

    /// What is not there, or may not be seen by this viewer: the same answer.
    package static let missing = AppError(.missing, "web.error.404")
}
