import Foundation
import Storage
import Web

/// What an administrator looks for in the trail.
struct TrailFilter: Sendable {
    let submission: Submission
    let place: TrailPlace?
    private var plain = TrailQuestion()

    init(_ query: Submission) {
        var submission = query
        place = TrailPlace(query.shown("before"))
        let act = submission.line("act", 0...60)
        if !act.isEmpty { plain.act = act }
        let subject = submission.line("subject", 0...100)
        if !subject.isEmpty { plain.subject = subject }
        let person = submission.line("person", 0...36)
        plain.person = Person.ID(rawValue: person)
        if !person.isEmpty, plain.person == nil { submission.refuse("person", "web.field.unknown") }
        plain.from = submission.date("from")?.start(later: 0)
        plain.until = submission.date("until")?.start(later: 1)
        self.submission = submission
    }

    /// Nil when something cannot be looked for. A subject may be given by the end of its address.
    func question(among kinds: [Kind], in tx: Transaction) throws -> TrailQuestion? {
        guard submission.isValid else { return nil }
        var question = plain
        if let subject = plain.subject {
            let bySlug: String? = try tx.value(
                "SELECT id FROM things WHERE kind IN \(list: kinds) AND slug = \(subject) ORDER BY kind LIMIT 1")
            question.subject = bySlug ?? subject
        }
        return question
    }
}

extension CivilDate {
    /// When the day, the month or the year begins, or one that is so many later. UTC.
    fileprivate func start(later count: Int) -> Timestamp? {
        var parts = DateComponents(calendar: Calendar(identifier: .gregorian), timeZone: .gmt, year: year)
        parts.month = month ?? 1
        parts.day = day ?? 1
        if day != nil {
            parts.day = (day ?? 1) + count
        } else if month != nil {
            parts.month = (month ?? 1) + count
        } else {
            parts.year = year + count
        }
        return parts.date.map { Timestamp(rawValue: Int($0.timeIntervalSince1970) * 1_000) }
    }
}
