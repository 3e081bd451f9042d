package import Storage
package import Web

/// The person whom records are about, by all that may name them.
package struct PersonalSubject: Sendable, Equatable {
    package let id: Person.ID
    package let name: String
    /// As addresses are compared: in lower case.
    package let email: String

    package init(id: Person.ID, name: String, email: String) {
        self.id = id
        self.name = name
        self.email = email
    }
}

/// Somebody leaves.
package struct Departure: Sendable {
    package let person: PersonalSubject
    /// Stands from now on for the person in what stays: a new identifier, which leads to nobody and is in no copy made
    /// before. What one hand wrote is still seen to be of one hand.
    package let nobody: Person.ID
    package let at: Timestamp

    package init(of person: PersonalSubject, leaving nobody: Person.ID, at now: Timestamp) {
        self.person = person
        self.nobody = nobody
        at = now
    }
}
