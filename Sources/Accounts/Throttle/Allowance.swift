/// How often something may be attempted: so many times at once, then once in a while.
package struct Allowance: Sendable {
    let name: String
    let atOnce: Int
    let thenEvery: Duration

    package init(_ name: String, atOnce: Int, thenEvery pause: Duration) {
        self.name = name
        self.atOnce = atOnce
        thenEvery = pause
    }

    /// Many people may share one address: a workshop, a town hall.
    static let signInFromAddress = Allowance("sign-in from", atOnce: 30, thenEvery: .seconds(10))
    static let signInToAccount = Allowance("sign-in to", atOnce: 10, thenEvery: .seconds(300))
    static let codeForAccount = Allowance("code for", atOnce: 10, thenEvery: .seconds(300))
    static let signUpFromAddress = Allowance("sign-up from", atOnce: 30, thenEvery: .seconds(120))
    /// Forms of visitors whose browser did no work: without script, or a robot.
    package static let withoutWork = Allowance("form without work from", atOnce: 5, thenEvery: .seconds(600))
    static let letterFromAddress = Allowance("letter from", atOnce: 20, thenEvery: .seconds(120))
    static let letterToAccount = Allowance("letter to", atOnce: 4, thenEvery: .seconds(900))
}
