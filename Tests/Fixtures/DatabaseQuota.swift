internal import Synchronization
internal import Testing

/// Lets a few tests at a time hold databases. Swift Testing starts all tests at once, and hundreds of pools would ask
/// for more files and connections than a machine gives.
///
/// A test that holds one database gets others without waiting, so that two tests never wait for each other; and no
/// test waits for ever, should another one forget to let go.
final class DatabaseQuota: Sendable {
    /// A test's right to one database, given back when nothing uses it any more.
    final class Permit: Sendable {
        private let quota: DatabaseQuota
        private let test: Test.ID

        fileprivate init(_ quota: DatabaseQuota, _ test: Test.ID) {
            self.quota = quota
            self.test = test
        }

        deinit {
            quota.giveBack(test)
        }
    }

    static let shared = DatabaseQuota(tests: 12)

    private let tests: Int
    private let databases = Mutex([Test.ID: Int]())

    init(tests: Int) {
        self.tests = tests
    }

    /// `nil` outside of tests, which nobody counts.
    func permit() async throws -> Permit? {
        guard let test = Test.current?.id else { return nil }
        let deadline = ContinuousClock.now + .seconds(60)
        while !admit(test, evenIfCrowded: ContinuousClock.now > deadline) {
            try await Task.sleep(for: .milliseconds(.random(in: 20...60)))
        }
        return Permit(self, test)
    }

    private func admit(_ test: Test.ID, evenIfCrowded: Bool) -> Bool {
        databases.withLock { databases in
            guard databases.count < tests || databases[test] != nil || evenIfCrowded else { return false }
            databases[test, default: 0] += 1
            return true
        }
    }

    private func giveBack(_ test: Test.ID) {
        databases.withLock { databases in
            let count = databases[test, default: 1] - 1
            databases[test] = count > 0 ? count : nil
        }
    }
}
