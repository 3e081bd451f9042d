/// Whom letters come from.
package struct Sender: Sendable, Equatable {
    package let name: String
    package let address: EmailAddress

    package init(name: String, address: EmailAddress) {
        self.name = name
        self.address = address
    }
}
