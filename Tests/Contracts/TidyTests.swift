import Foundation
import Testing

/// House rules that neither the compiler nor the formatter knows.
@Suite struct TidyTests {
    @Test(arguments: Ban.all)
    func `the sources do without`(_ ban: Ban) throws {
        let breaches = try ban.breaches(lenient: true)

        for breach in breaches { Issue.record("\(breach)") }
    }

    @Test(arguments: Ban.all.filter { !$0.allowed.isEmpty })
    func `what a ban allows is still there`(_ ban: Ban) throws {
        let breaches = try ban.breaches(lenient: false)

        for (path, reason) in ban.allowed where !breaches.contains(where: { $0.hasPrefix(path) }) {
            Issue.record("\(path) no longer needs its exception (\(reason)): remove it from the ban")
        }
    }

    @Test(arguments: Ban.all)
    func `a ban sees what it bans`(_ ban: Ban) {
        #expect(ban.example.range(of: ban.pattern, options: .regularExpression) != nil)
    }
}
