import Fixtures

extension Visitor {
    /// Tells that a replication is in another state now, with what else its form was given.
    @discardableResult
    func tell(_ state: String, of replication: String, _ told: [String: String] = [:]) async throws -> VisitedPage {
        try await open("\(replication)/states/new")
        return try await submit("\(replication)/states", told.merging(["state": state]) { first, _ in first })
    }
}
