import Fixtures
import Foundation
import Synchronization
import Testing

@testable import Storage

@Suite struct WorldTests {
    @Test func `identifiers only grow, even within a millisecond`() {
        let sequence = IdentifierSequence(now: { Timestamp(rawValue: 1_795_521_600_000) })

        let identifiers = (1...20_000).map { _ in sequence.next() }

        #expect(identifiers == identifiers.sorted())
        #expect(Set(identifiers).count == identifiers.count)
    }

    @Test func `identifiers grow though the clock steps back`() {
        let clock = TestWorld()
        let sequence = IdentifierSequence(now: clock.world.now)

        let before = sequence.next()
        clock.advance(by: .seconds(-300))
        let after = sequence.next()
        clock.advance(by: .seconds(600))
        let later = sequence.next()

        #expect([before, after, later] == [before, after, later].sorted())
    }

    @Test func `identifiers made at once on several threads differ`() async {
        let world = World.live()

        let identifiers = await withTaskGroup(of: [String].self) { group in
            for _ in 1...4 { group.addTask { (1...5_000).map { _ in world.identifier() } } }
            return await group.reduce(into: []) { $0 += $1 }
        }

        #expect(Set(identifiers).count == 20_000)
    }

    @Test func `an identifier is a UUID of version 7 that tells its time`() throws {
        let sequence = IdentifierSequence(now: { Timestamp(rawValue: 0x0123_4567_89AB) })

        let text = sequence.next()

        let uuid = try #require(UUID(uuidString: text))
        #expect(text.hasPrefix("01234567-89ab-7"))
        #expect(uuid.uuid.8 >> 6 == 0b10)
        #expect(text == text.lowercased())
    }

    @Test(arguments: ["", "A", "a b", "a/b", "é", "a\0", String(repeating: "a", count: 37)])
    func `what is no identifier is not taken for one`(text: String) {
        #expect(Identifier<Ledger>(text) == nil)
    }

    @Test func `an identifier is a plain string in JSON`() throws {
        let id: Identifier<Ledger> = TestWorld().world.newID()

        let json = String(decoding: try JSONEncoder().encode([id]), as: UTF8.self)

        #expect(json == #"["00000000-0000-7000-8000-000000000001"]"#)
        #expect(try JSONDecoder().decode([Identifier<Ledger>].self, from: Data(json.utf8)) == [id])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Identifier<Ledger>].self, from: Data(#"["../etc"]"#.utf8))
        }
    }

    @Test func `time is counted in milliseconds`() {
        let noon = Timestamp(rawValue: 1_795_521_600_000)

        #expect(noon.adding(days: 1) - noon == 86_400_000)
        #expect(noon + .milliseconds(1_500) == noon.adding(milliseconds: 1_500))
        #expect(noon - .seconds(60) == noon.adding(minutes: -1))
        #expect(noon < noon.adding(seconds: 1))
    }

    @Test func `the live world's clock and chance are the machine's`() {
        let world = World.live()

        let now = Int(Date().timeIntervalSince1970 * 1_000)

        #expect(abs(world.now().rawValue - now) < 1_000)
        #expect(world.randomBytes(32).count == 32)
        #expect(world.randomBytes(32) != world.randomBytes(32))
    }

    @Test func `a test's world repeats itself`() {
        let first = TestWorld().world
        let second = TestWorld().world

        #expect(first.identifier() == second.identifier())
        #expect(first.randomBytes(16) == second.randomBytes(16))
        #expect(first.now() == second.now())
    }
}
