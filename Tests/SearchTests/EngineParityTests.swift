import Fixtures
import Search
import Testing

/// Runs where both engines are there; each is the other's check.
@Suite(.enabled(if: Engine.available.count == 2))
struct EngineParityTests {
    @Test func `both engines find the same documents and count the same values`() async throws {
        let documents = Library(seed: 7).documents(2_000)
        let sqlite = try await Shelf(.sqlite, documents)
        let postgres = try await Shelf(.postgres, documents)
        var library = Library(seed: 8)

        for _ in 0..<100 {
            let request = library.request()
            let one = try await sqlite.search(request)
            let other = try await postgres.search(request)

            #expect(one.total == other.total, "\(request)")
            #expect(one.counts == other.counts, "\(request)")
            if one.total.count <= request.limit { #expect(Set(one.ids) == Set(other.ids), "\(request)") }
        }
    }
}
