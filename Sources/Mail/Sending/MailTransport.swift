/// The way out of the house for letters.
package struct MailTransport: Sendable {
    /// Returns when the letter is in other hands, throws when it has to be tried again.
    package let send: @Sendable (PostedLetter) async throws -> Void

    package init(send: @escaping @Sendable (PostedLetter) async throws -> Void) {
        self.send = send
    }
}
