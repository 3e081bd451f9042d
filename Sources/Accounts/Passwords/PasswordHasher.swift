import Foundation
package import Storage

/// Hashes and checks passwords, a few at a time: each takes 19 MiB and tens of milliseconds of one core.
package struct PasswordHasher: Sendable {
    private let cost: Argon2.Cost
    private let bench: WorkBench
    private let randomBytes: @Sendable (Int) -> [UInt8]

    package init(world: World) {
        self.init(world: world, cost: .standard)
    }

    init(world: World, cost: Argon2.Cost, atOnce: Int = 2, waiting: Int = 64) {
        self.cost = cost
        bench = WorkBench(atOnce: atOnce, waiting: waiting)
        randomBytes = world.randomBytes
    }

    func hash(_ password: String) async throws -> String {
        let salt = randomBytes(16)
        return try await bench.run { try Argon2.hash(normalized(password), salt: salt, cost: cost) }
    }

    /// Without a hash, the same work is done on one that no password has: the time taken does not tell that there is none.
    func verify(_ password: String, against hash: String?) async throws -> Bool {
        try await bench.run { try Argon2.verify(normalized(password), against: hash ?? nobodys) }
    }

    /// Whether a hash was made at today's cost; otherwise it is made again at the next occasion.
    func isCurrent(_ hash: String) -> Bool { hash.hasPrefix(cost.prefix) }

    /// One password typed on two systems may differ in how its accents are composed.
    private func normalized(_ password: String) -> String { password.precomposedStringWithCanonicalMapping }

    /// Salt and hash are zeros.
    private var nobodys: String {
        cost.prefix + String(repeating: "A", count: 22) + "$" + String(repeating: "A", count: 43)
    }
}
