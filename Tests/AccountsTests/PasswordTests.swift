import Fixtures
import Storage
import Testing
import Web

@testable import Accounts

@Suite struct PasswordTests {
    /// From the tests of the reference implementation (phc-winner-argon2, test.c, version 0x13).
    @Test(arguments: [
        (
            65_536 as UInt32, 2 as UInt32, 1 as UInt32, "password", "somesalt",
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
        ),
        (
            256, 2, 1, "password", "somesalt",
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
        ),
        (
            256, 2, 2, "password", "somesalt",
            "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"
        ),
        (
            65_536, 2, 1, "differentpassword", "somesalt",
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94"
        ),
    ])
    func `hashes are those of the reference implementation`(
        kibibytes: UInt32, passes: UInt32, lanes: UInt32, password: String, salt: String, encoded: String
    ) throws {
        let cost = Argon2.Cost(kibibytes: kibibytes, passes: passes, lanes: lanes)

        #expect(try Argon2.hash(password, salt: Array(salt.utf8), cost: cost) == encoded)
        #expect(try Argon2.verify(password, against: encoded))
        #expect(try !Argon2.verify(password + ".", against: encoded))
    }

    @Test func `a password is stored at the recommended cost`() async throws {
        let hasher = PasswordHasher(world: .fixed())

        let hash = try await hasher.hash(SmallNode.password)

        let isRight = try await hasher.verify(SmallNode.password, against: hash)
        let isWrong = try await hasher.verify("quatre poires au four", against: hash)
        #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(isRight && !isWrong)
    }

    @Test func `one password has a different hash each time`() async throws {
        let hasher = PasswordHasher(world: .fixed(), cost: .cheap)

        let (first, second) = (try await hasher.hash("quatre pommes"), try await hasher.hash("quatre pommes"))

        #expect(first != second)
    }

    @Test func `without an account the same work is done, and fails`() async throws {
        let hasher = PasswordHasher(world: .fixed(), cost: .cheap)

        #expect(try await hasher.verify("", against: nil) == false)
        #expect(try await hasher.verify(SmallNode.password, against: nil) == false)
    }

    @Test func `accents may be composed in either way`() async throws {
        let hasher = PasswordHasher(world: .fixed(), cost: .cheap)

        let hash = try await hasher.hash("l\u{E9}gendaire")

        #expect(try await hasher.verify("le\u{301}gendaire", against: hash))
    }

    @Test func `when too many wait, the next one is asked to come back`() async throws {
        let hasher = PasswordHasher(
            world: .fixed(), cost: Argon2.Cost(kibibytes: 19_456, passes: 4, lanes: 1), atOnce: 1, waiting: 2)

        let outcomes = await withTaskGroup(of: AppError.Kind?.self) { group in
            for _ in 0..<12 { group.addTask { await Self.refusal { _ = try await hasher.hash("quatre pommes") } } }
            return await group.reduce(into: []) { $0.append($1) }
        }

        let refused = outcomes.count { $0 == .unavailable }
        #expect(refused >= 1 && refused <= 9)
        #expect(outcomes.count { $0 == nil } == 12 - refused)
    }

    @Test(arguments: [
        ("court", "accounts.password.tooShort"), (String(repeating: "long ", count: 50), "accounts.password.tooLong"),
        ("1234567890", "accounts.password.common"), ("azertyuiop", "accounts.password.common"),
        ("Motdepasse2024!", "accounts.password.common"), ("bonjourbonjour", "accounts.password.common"),
        ("aaaaaaaaaaaa", "accounts.password.common"), ("Sôleil-1234567", "accounts.password.common"),
        ("ada@example.org", "accounts.password.personal"), ("Lovelace1815", "accounts.password.personal"),
        ("adalovelace", "accounts.password.personal"),
    ])
    func `a password that others would try is refused`(password: String, problem: String) {
        let rules = PasswordRules(about: ["Ada Lovelace", "ada@example.org"])

        #expect(rules.problem(with: password) == problem)
    }

    @Test(arguments: [SmallNode.password, "correct horse battery staple", "Tr0ub4dor&3", "été à la plage"])
    func `a password that is long and one's own is accepted, whatever it is made of`(password: String) {
        #expect(PasswordRules(about: ["Ada Lovelace", "ada@example.org"]).problem(with: password) == nil)
    }

    private static func refusal(_ act: () async throws -> Void) async -> AppError.Kind? {
        do {
            try await act()
            return nil
        } catch let error as AppError {
            return error.kind
        } catch {
            Issue.record(error)
            return nil
        }
    }
}

extension Argon2.Cost {
    static let cheap = Argon2.Cost(kibibytes: 64, passes: 1, lanes: 1)
}
