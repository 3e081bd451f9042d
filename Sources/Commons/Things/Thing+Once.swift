package import Storage
package import Web

// A button that is pressed twice, or a page that is sent again after going back, makes one thing.
extension Thing {
    /// What the same form made already, when it is sent again by the same person.
    package static func made(
        by submission: Submission, of viewer: Viewer, in tx: Transaction
    ) throws -> Thing? {
        guard let id = submission.once, let thing = try find(id, in: tx), thing.createdBy == viewer.id else {
            return nil
        }
        return thing
    }
}

extension Submission {
    /// The identifier that a form proposes for what it makes.
    package var once: Thing.ID? { Thing.ID(rawValue: shown(Screen.onceField)) }
}
