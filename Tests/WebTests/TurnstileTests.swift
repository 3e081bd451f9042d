import Testing

@testable import Web

@Suite struct TurnstileTests {
    @Test func `so many are let in, and whoever comes when the line is full is told at once`() async {
        let turnstile = Turnstile(CrowdSize(inside: 2, waiting: 0))

        let answers = await [turnstile.enter(), turnstile.enter(), turnstile.enter()]

        #expect(answers == [true, true, false])
    }

    @Test func `whoever leaves lets in the one who waits, and then the next`() async {
        let turnstile = Turnstile(CrowdSize(inside: 1, waiting: 1))
        let first = await turnstile.enter()

        async let second = turnstile.enter()
        turnstile.leave()
        let secondIsIn = await second
        turnstile.leave()
        let thirdIsIn = await turnstile.enter()

        #expect(first && secondIsIn && thirdIsIn)
    }

    @Test func `of a crowd never more are in than fit, and each is let in or told to come back`() async {
        let turnstile = Turnstile(CrowdSize(inside: 3, waiting: 5))
        let room = Room()

        let letIn = await withTaskGroup { group in
            for _ in 0..<200 { group.addTask { await room.visit(turnstile) } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }

        #expect(await room.most <= 3)
        #expect(letIn >= 8)
        #expect(await turnstile.enter())
    }
}

private actor Room {
    private var present = 0
    private(set) var most = 0

    func visit(_ turnstile: Turnstile) async -> Bool {
        guard await turnstile.enter() else { return false }
        present += 1
        most = max(most, present)
        await Task.yield()
        present -= 1
        turnstile.leave()
        return true
    }
}
