import Commons
import Foundation
import Storage
import Web

/// Something that happened to what a synthesis is made of.
struct StudyEvent: Sendable {
    enum What: Sendable {
        case outcome(OutcomeContent)
        case study(Thing.ID, StudyContent)
        case visibility(Thing.ID, isShown: Bool)
    }

    let at: Timestamp
    let what: What

    var study: Thing.ID? {
        switch what {
        case .outcome: nil
        case .study(let id, _), .visibility(let id, _): id
        }
    }

    /// The earliest first.
    static func all(of outcome: Thing, limit: Int, in tx: Transaction) throws -> [StudyEvent] {
        let own: [Line] = try tx.all(
            """
            SELECT thing_id, at, content FROM revisions WHERE thing_id = \(outcome.id) ORDER BY number LIMIT \(limit)
            """)
        let told: [Line] = try tx.all(
            """
            SELECT r.thing_id, r.at, r.content FROM studies s JOIN revisions r ON r.thing_id = s.thing_id
            WHERE s.outcome_id = \(outcome.id) ORDER BY r.thing_id, r.number LIMIT \(limit)
            """)
        let seen: [Line] = try tx.all(
            """
            SELECT s.thing_id, e.at, e.detail AS content FROM studies s JOIN audit_entries e ON e.subject = s.thing_id
            WHERE s.outcome_id = \(outcome.id) AND e.act = 'thing.shown' ORDER BY s.thing_id, e.at LIMIT \(limit)
            """)
        let events =
            try own.map { StudyEvent(at: $0.at, what: .outcome(try Outcomes().decoded($0.content))) }
            + told.map { StudyEvent(at: $0.at, what: .study($0.thing, try Studies().decoded($0.content))) }
            + seen.map {
                StudyEvent(
                    at: $0.at,
                    what: .visibility($0.thing, isShown: $0.content.hasPrefix(Visibility.published.rawValue)))
            }
        return events.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    /// The studies that were drafts when they were told: the first that the trail says of them is that they were shown.
    static func hiddenAtFirst(_ events: [StudyEvent], _ things: [Thing.ID: Thing]) -> Set<Thing.ID> {
        var first: [Thing.ID: Bool] = [:]
        for event in events {
            if case .visibility(let id, let isShown) = event.what, first[id] == nil { first[id] = isShown }
        }
        let hidden = things.filter { id, thing in first[id] ?? (thing.visibility != .published) }
        return Set(hidden.keys)
    }

    private struct Line: RowDecodable {
        let thing: Thing.ID
        let at: Timestamp
        let content: String

        init(row: Row) throws {
            thing = try row["thing_id"]
            at = try row["at"]
            content = try row["content"]
        }
    }
}

extension [StudyEvent] {
    /// What was said of the outcome first.
    var firstOutcome: OutcomeContent? {
        for case .outcome(let content) in lazy.map(\.what) { return content }
        return nil
    }

    /// What happened at one moment, together.
    var grouped: [[StudyEvent]] {
        reduce(into: [[StudyEvent]]()) { groups, event in
            if groups.last?.last?.at == event.at {
                groups[groups.count - 1].append(event)
            } else {
                groups.append([event])
            }
        }
    }
}

extension KindOfThing {
    fileprivate func decoded(_ text: String) throws -> Written {
        try JSONDecoder().decode(Written.self, from: Data(text.utf8))
    }
}
