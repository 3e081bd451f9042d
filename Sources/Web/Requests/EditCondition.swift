/// What a program requires of the thing that it changes (`If-Match`).
package enum EditCondition: Sendable, Equatable {
    /// It is there at all.
    case exists
    /// It still has one of these revisions.
    case revisions([Int])

    package func allows(_ revision: Int) -> Bool {
        switch self {
        case .exists: true
        case .revisions(let revisions): revisions.contains(revision)
        }
    }
}
