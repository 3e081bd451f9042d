import Fixtures
import Foundation
import Testing

@testable import Files

@Suite struct LimitedProgramTests {
    @Test func `a program runs, and what it says is read`() async throws {
        #expect(try await LimitedProgram("echo").run(["a b", "; c"], in: folder) == "a b ; c\n")
    }

    @Test func `a program that takes too long is ended`() async throws {
        var limits = LimitedProgram.Limits()
        limits.wallSeconds = 1
        let program = LimitedProgram("sleep", limits)

        await #expect(throws: LimitedProgram.Ended.self) { try await program.run(["60"], in: folder) }
    }

    @Test func `a program that computes for ever, takes all memory or fills the disk is ended`() async throws {
        var limits = LimitedProgram.Limits()
        (limits.seconds, limits.memoryMegabytes, limits.fileMegabytes) = (1, 64, 1)
        let program = LimitedProgram("perl", limits)

        for greed in [
            "1 while 1", "my $all = 'x' x 200_000_000",
            "open(F, '>big'); print F 'x' x 1_000_000 for 1..20; close(F) or die",
        ] {
            await #expect(throws: LimitedProgram.Ended.self, "\(greed)") {
                try await program.run(["-e", greed], in: folder)
            }
        }
        unlink(folder + "/big")
    }

    @Test func `a program knows nothing of our settings`() async throws {
        setenv("ESSAIM_SECRET_OF_A_TEST", "x", 1)

        #expect(try await !LimitedProgram("env").run([], in: folder).contains("ESSAIM"))
    }

    @Test(.enabled(if: LimitedProgram.isWithoutNetwork))
    func `a program has no network, where the system lets us take it away`() async throws {
        let said = try await LimitedProgram("cat").run(["/proc/net/dev"], in: folder)

        let names = said.split(separator: "\n").dropFirst(2).map { $0.split(separator: ":")[0].filter { $0 != " " } }
        #expect(Set(names).isSubset(of: ["lo", "tunl0", "sit0", "ip6tnl0"]))
    }

    @Test func `who stops waiting ends the program`() async throws {
        let program = LimitedProgram("sleep")
        let task = Task { try await program.run(["15"], in: NSTemporaryDirectory()) }
        try await Task.sleep(for: .milliseconds(300))
        let start = ContinuousClock.now

        task.cancel()

        await #expect(throws: (any Error).self) { try await task.value }
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func `a program that is not there is missing`() async throws {
        await #expect(throws: LimitedProgram.Missing(name: "no-such-program")) {
            try await LimitedProgram("no-such-program").run([], in: folder)
        }
    }

    private let folder = NSTemporaryDirectory()
}
