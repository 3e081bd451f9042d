import Commons
import Fixtures
import Testing
import Web

@testable import Accounts

/// Robots do not sign up by the thousand.
@Suite struct WorkTests {
    private static let ada = ["name": "Ada Lovelace", "email": "ada@example.org", "newPassword": SmallNode.password]

    @Test(arguments: Engine.available)
    func `a browser that worked signs up, once with each form`(engine: Engine) async throws {
        var node = try await SmallNode(on: engine)
        node.workBits = 6

        try await node.open { [node] client in
            let ada = Visitor(client)
            let page = try await ada.open("/accounts/new")
            let work = try required(try page.form(to: "/accounts").value("work"))
            let challenge = try required(Challenge(work))
            let answer = try required((0..<100_000).first { challenge.isSolved(by: "\($0)") })
            let wrong = try required((0..<100_000).first { !challenge.isSolved(by: "\($0)") })

            let refused = try await ada.submit("/accounts", Self.ada.merging(["work-answer": "\(wrong)"]) { $1 })
            try await ada.open("/accounts/new")
            let worked = Self.ada.merging(["work": work, "work-answer": "\(answer)"]) { $1 }
            let taken = try await ada.submit("/accounts", worked)
            try await ada.open("/accounts/new")
            let again = try await ada.submit("/accounts", worked)

            #expect(refused.status == 422 && refused.body.contains("Ada Lovelace"))
            #expect(taken.path == "/accounts/verifications")
            #expect(again.status == 422 && again.says("déjà été envoyé une fois"))
            #expect(try await node.letters(to: "ada@example.org").count == 1)
        }
    }

    @Test func `without script one waits, and then is let in`() async throws {
        var node = try await SmallNode(on: .sqlite)
        node.workBits = 6

        try await node.open { [node] client in
            let ada = Visitor(client)
            try await ada.open("/accounts/new")
            let fast = try await ada.submit("/accounts", Self.ada)
            node.clock.advance(by: ProofOfWork.patience)
            let patient = try await ada.submit("/accounts", Self.ada)

            #expect(fast.status == 422 && fast.says("attendez six secondes"))
            #expect(patient.path == "/accounts/verifications")
        }
    }
}
