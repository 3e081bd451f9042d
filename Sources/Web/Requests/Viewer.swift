package import Storage

/// A person, as far as rooms that do not keep accounts need to know one.
package enum Person {
    package typealias ID = Identifier<Person>
}

/// What a person may do on this node as a whole. What they may do to one thing depends on being its keeper.
package enum Role: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    case contributor, editor, moderator, administrator
}

/// The person who makes a request.
package struct Viewer: Sendable, Equatable {
    package let id: Person.ID
    package let name: String
    package let roles: Set<Role>
    /// Names the session, so that forms can be tied to it; not the secret of the cookie.
    package let sessionID: String
    /// What this request requires of the thing that it changes.
    package var condition: EditCondition?

    package init(id: Person.ID, name: String, roles: Set<Role>, sessionID: String) {
        self.id = id
        self.name = name
        self.roles = roles
        self.sessionID = sessionID
    }

    package var isAdministrator: Bool { roles.contains(.administrator) }
    /// Whether they may decide on what others report.
    package var moderates: Bool { isAdministrator || roles.contains(.moderator) }
}
