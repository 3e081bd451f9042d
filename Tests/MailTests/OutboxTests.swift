import Fixtures
import Logging
import Storage
import Synchronization
import Testing

@testable import Mail

@Suite struct OutboxTests {
    @Test(arguments: Engine.available)
    func `a letter leaves with the change that it tells of, or not at all`(engine: Engine) async throws {
        let office = try await PostOffice(on: engine)

        await #expect(throws: Missing.self) {
            try await office.database.write { tx in
                try Outbox.post(.example(), world: office.world, in: tx)
                throw Missing()
            }
        }
        try await office.post(.example(subject: "Le bon"))
        try await office.runner.runDue()

        #expect(office.sent == ["Le bon"])
    }

    @Test(arguments: Engine.available)
    func `a letter is sent once, and its text is not kept`(engine: Engine) async throws {
        let office = try await PostOffice(on: engine)
        try await office.post(.example(text: "un lien secret"))

        try await office.runner.runDue()
        let letters = try await office.letters()
        try await office.enqueueAgain(try required(letters.first))
        try await office.runner.runDue()

        #expect(office.sent == ["Bonjour"])
        #expect(letters.map(\.text) == [""])
        #expect(letters.first?.sentAt == office.clock.now)
    }

    @Test(arguments: Engine.available)
    func `a letter that could not be sent is tried again`(engine: Engine) async throws {
        let office = try await PostOffice(on: engine)
        office.failures.withLock { $0 = 1 }
        try await office.post(.example())

        try await office.runner.runDue()
        #expect(office.sent == [])
        #expect(try await office.letters().map(\.text) == ["Un mot."])
        office.clock.advance(by: .seconds(60))
        try await office.runner.runDue()

        #expect(office.sent == ["Bonjour"])
    }

    @Test(arguments: Engine.available)
    func `a node that is given a way out later does not send old letters`(engine: Engine) async throws {
        let office = try await PostOffice(on: engine)
        try await office.post(.example())

        office.clock.advance(by: .seconds(4 * 86_400))
        try await office.runner.runDue()

        #expect(office.sent == [])
    }

    @Test(arguments: Engine.available)
    func `whom we wrote to is forgotten after a week`(engine: Engine) async throws {
        let office = try await PostOffice(on: engine)
        try await office.post(.example(subject: "ancien"))
        try await office.runner.runDue()

        office.clock.advance(by: .seconds(8 * 86_400))
        try await office.post(.example(subject: "nouveau"))
        try await office.runner.runDue()

        #expect(try await office.letters().map(\.subject) == ["nouveau"])
    }
}

/// A database with an outbox, and a way out that keeps what it is given.
private final class PostOffice: Sendable {
    let database: Database
    let clock = TestWorld()
    let failures = Mutex(0)
    private let subjects = Mutex<[String]>([])

    init(on engine: Engine) async throws {
        database = try await engine.database(Jobs.migrations + Outbox.migrations)
    }

    var world: World { clock.world }
    var sent: [String] { subjects.withLock { $0 } }

    var runner: JobRunner {
        let transport = MailTransport { letter in
            let fails = self.failures.withLock { count in
                defer { count = max(0, count - 1) }
                return count > 0
            }
            if fails { throw MailError.tookTooLong(command: "sendmail") }
            self.subjects.withLock { $0.append(letter.subject) }
        }
        let delivery = MailDelivery(database: database, world: world, transport: transport)
        return JobRunner(database: database, world: world, handlers: delivery.handlers, logger: Logger(label: "mail"))
    }

    func post(_ letter: Letter) async throws {
        try await database.write { tx in try Outbox.post(letter, world: self.world, in: tx) }
    }

    /// As when the machine stopped before the job was noted as done.
    func enqueueAgain(_ letter: PostedLetter) async throws {
        try await database.write { tx in
            _ = try Jobs.enqueue(
                MailDelivery.kind, MailDelivery.Promise(letter: letter.id), world: self.world, in: tx)
        }
    }

    func letters() async throws -> [PostedLetter] {
        try await database.read { tx in try PostedLetter.latest(limit: 10, in: tx) }
    }
}
