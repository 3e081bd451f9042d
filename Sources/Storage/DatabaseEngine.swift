package enum DatabaseEngine: String, Sendable, CaseIterable {
    case sqlite
    case postgres
}
