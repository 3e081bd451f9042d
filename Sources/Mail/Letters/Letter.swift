package import Web

/// A message to one person, in their language: plain words, no pictures, nothing that tells when it was read.
package struct Letter: Sendable, Equatable {
    package let to: EmailAddress
    package let subject: String
    package let text: String
    package let language: Language

    package init(to: EmailAddress, subject: String, text: String, language: Language) {
        self.to = to
        self.subject = subject
        self.text = text
        self.language = language
    }
}
