/// Who may call a route. `carrier`, `steward` and `member` need an account here, and the handler asks the thing itself
/// (in the transaction that acts) whether this person keeps it.
package enum Access: String, Sendable, CaseIterable {
    case anyone, contributor, carrier, steward, member, editor, moderator, administrator

    /// The role without which the handler is not even called.
    var role: Role? {
        switch self {
        case .anyone: nil
        case .contributor, .carrier, .steward, .member: .contributor
        case .editor: .editor
        case .moderator: .moderator
        case .administrator: .administrator
        }
    }

    /// A visitor is asked to sign in; a person without the role is told that there is nothing here.
    func require(_ viewer: Viewer?) throws(AppError) {
        guard let role else { return }
        guard let viewer else { throw AppError(.unauthenticated, "web.error.401") }
        guard viewer.roles.contains(role) || viewer.isAdministrator else { throw .missing }
    }
}
