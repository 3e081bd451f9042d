package import Web

/// A message to one person, in their language: plain words, no pictures, nothing that tells when it was read.
package struct Letter: Sendable, Equatable {
    package let to: EmailAddress
    package let subject: String
    package let text: String
    package let language: Language
    /// Where a click, of a person or of their mail program, ends such letters (RFC 8058); none for what must be told.
    package let unsubscribe: String?

    package init(
        to: EmailAddress, subject: String, text: String, language: Language, unsubscribe: String? = nil
    ) {
        self.to = to
        self.subject = subject
        self.text = text
        self.language = language
        self.unsubscribe = unsubscribe
    }
}
