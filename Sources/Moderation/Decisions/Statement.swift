import Commons
import Markup
import Storage
import Web

/// The statement of reasons of a decision (Regulation (EU) 2022/2065, article 17(3)): the same in letters and on pages.
struct Statement: Sendable, Encodable {
    let decision: Decision
    let side: Side

    init(_ decision: Decision, for side: Side) {
        self.decision = decision
        self.side = side
    }

    private enum CodingKeys: CodingKey {
        case date, kind, title, address, outcome, ground, reference, facts, appealableUntil
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(decision.decidedAt, forKey: .date)
        try container.encode(decision.kind.rawValue, forKey: .kind)
        try container.encode(decision.title, forKey: .title)
        try container.encode(decision.address, forKey: .address)
        try container.encode(decision.outcome, forKey: .outcome)
        try container.encode(decision.ground, forKey: .ground)
        try container.encode(decision.reference, forKey: .reference)
        try container.encode(decision.facts, forKey: .facts)
        try container.encode(decision.appealableUntil, forKey: .appealableUntil)
    }

    /// Which letter carries it to those concerned.
    var letter: String { decision.isOfAccount ? "suspension" : "statement" }

    /// What the sentences of a letter leave open.
    func values(link: String) -> [String: String] {
        ["page": decision.title, "address": decision.address, "link": link]
    }

    /// Term and text, in the order in which one asks.
    func lines(_ texts: Texts) -> [(term: String, text: String)] {
        let decided = "\(decision.outcome.textKey).decided\(decision.isOfAccount ? ".account" : "")"
        var lines = [
            ("decision", texts(decided, dates(texts))),
            decision.isOfAccount ? nil : ("page", decision.subject(texts)),
            ("facts", decision.facts),
            ("basis", basis(texts)),
            ("automated", texts("moderation.statement.automated.no")),
        ].compactMap { $0 }
        if decision.ground != .none {
            lines.append(("ground", "\(texts(decision.ground.textKey)) – \(decision.reference)"))
        }
        if decision.outcome.restricts {
            lines.append(("scope", texts("moderation.statement.scope.everywhere")))
            let ends = decision.outcome == .withdrawal && decision.dueAt != nil
            lines.append(
                ("duration", texts("\(decision.outcome.textKey).duration\(ends ? ".until" : "")", dates(texts))))
        }
        let redress = decision.canBeContested(by: side) ? "appeal" : "court"
        lines.append(("redress", texts("moderation.statement.redress.\(redress)", dates(texts))))
        return lines.map { (texts("moderation.statement.\($0.0)"), $0.1) }
    }

    func paragraphs(_ texts: Texts) -> [String] {
        lines(texts).map { texts("moderation.statement.line", ["term": $0.term, "text": $0.text]) }
    }

    func view(_ texts: Texts) -> Markup {
        dl(.class("facts")) {
            Markup.group(lines(texts).map { line in fact(line.term) { Lines(line.text).markup } })
        }
    }

    private func basis(_ texts: Texts) -> String {
        if decision.reports > 0 { return texts("moderation.statement.basis.reports", count: decision.reports) }
        return texts("moderation.statement.basis.\(decision.isOfAccount ? "administration" : "own")")
    }

    private func dates(_ texts: Texts) -> [String: String] {
        [
            "date": texts.date(decision.decidedAt), "until": texts.date(decision.appealableUntil),
            "due": decision.dueAt.map { texts.date($0) } ?? "",
        ]
    }
}
