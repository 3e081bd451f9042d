import Commons
import Markup
import Storage
import Web

/// What a side sees of its appeal, or the form to make one.
struct AppealView: Sendable, Encodable {
    let appeal: Appeal?
    let mayAppeal: Bool
    private let submission: Submission

    private enum CodingKeys: CodingKey {
        case mayAppeal, madeAt, text, outcome, reasons, decidedAt, isBySame
    }

    init(_ decision: Decision, _ appeal: Appeal?, side: Side, at now: Timestamp, _ submission: Submission) {
        self.appeal = appeal
        self.submission = submission
        mayAppeal = appeal == nil && decision.canBeContested(by: side) && now <= decision.appealableUntil
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(mayAppeal, forKey: .mayAppeal)
        try container.encodeIfPresent(appeal?.madeAt, forKey: .madeAt)
        try container.encodeIfPresent(appeal?.text, forKey: .text)
        try container.encodeIfPresent(appeal?.outcome, forKey: .outcome)
        try container.encodeIfPresent(appeal?.reasons, forKey: .reasons)
        try container.encodeIfPresent(appeal?.decidedAt, forKey: .decidedAt)
        try container.encodeIfPresent(appeal?.isBySame, forKey: .isBySame)
    }

    func view(to path: String, _ screen: Screen) -> Markup {
        let texts = screen.texts
        if let appeal { return .group([h2 { texts("moderation.appeal") }, told(appeal, texts)]) }
        guard mayAppeal else { return .group([]) }
        let view = FormView(submission, texts, labels: "moderation.appeal")
        return .group([
            h2 { texts("moderation.appeal.title") },
            p { texts("moderation.appeal.lead") },
            screen.form(to: path) {
                view.errors
                view.area("appeal")
                div(.class("actions")) { button(.class("button main")) { texts("moderation.appeal.act") } }
            },
        ])
    }

    private func told(_ appeal: Appeal, _ texts: Texts) -> Markup {
        .group([
            p(.class("note")) { texts("moderation.appeal.made", ["date": texts.date(appeal.madeAt)]) },
            blockquote { Lines(appeal.text).block },
            outcome(appeal, texts),
        ])
    }

    private func outcome(_ appeal: Appeal, _ texts: Texts) -> Markup {
        guard let outcome = appeal.outcome, let at = appeal.decidedAt else {
            return p { texts("moderation.appeal.waiting") }
        }
        return div(.class("notice")) {
            p { strong { texts("\(outcome.textKey).told", ["date": texts.date(at)]) } }
            Lines(appeal.reasons).block
            if appeal.isBySame { p { texts("moderation.appeal.bySame") } }
            p { texts("moderation.appeal.further") }
        }
    }
}
