import Foundation
import NIOCore
import Storage
import Testing

@testable import Node

@Suite struct FailureTests {
    @Test func `what the operator can mend is told apart from what is away and from our faults`() {
        struct Unexpected: Error {}

        #expect(Failure(SettingsRefused(problems: ["a", "b"])).code == .configuration)
        #expect(Failure(MigrationError.newer(ids: ["x"])).code == .configuration)
        #expect(Failure(StorageError.unavailable("refused")).code == .unavailable)
        #expect(Failure(IOError(errnoCode: EADDRINUSE, reason: "bind")).sentence.contains("ESSAIM_PORT"))
        #expect(Failure(Unexpected()).code == .fault)
    }
}
