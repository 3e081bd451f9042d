import Commons
import Practices
import Storage
import Web

extension Submission {
    /// Why the practice should have it.
    mutating func readProposal() -> String? {
        let why = text("why", 0...2_000)
        return isValid ? why : nil
    }

    /// Which of one's places does it too.
    mutating func readEcho(among places: [Thing]) -> (replication: Thing, note: String)? {
        note("replication", as: .choice(places.map(\.slug)))
        let note = text("note", 0...2_000)
        guard let place = places.first(where: { $0.slug == shown("replication") }) else {
            refuse("replication", "editions.echo.replication.unknown")
            return nil
        }
        return isValid ? (place, note) : nil
    }

    /// - Parameter parts: those of the newest edition.
    mutating func readAnswer(newest: Int, among parts: [Part]) -> GivenAnswer? {
        let answer = choice("answer", Proposal.Answer.self)
        let edition = integer("edition", 1...max(1, newest))
        let reason = text("reason", 0...5_000)
        let seen = integer("seen", 0...Int.max) ?? 0
        note("parts", as: .choices(parts.map(\.id)))
        let chosen = shownAll("parts").prefix(100).filter { !$0.isEmpty }
        if chosen.contains(where: { id in !parts.contains { $0.id == id } }) { refuse("parts", "web.field.unknown") }
        if answer == .takenUp, edition == nil { refuse("edition", "editions.proposal.edition.needed") }
        if let answer, answer != .takenUp, reason.isEmpty { refuse("reason", "editions.proposal.reason.needed") }
        guard isValid, let answer else { return nil }
        let isTaken = answer == .takenUp
        return GivenAnswer(
            answer: answer, edition: isTaken ? edition : nil, reason: reason, parts: isTaken ? Array(chosen) : [],
            seen: seen)
    }
}
