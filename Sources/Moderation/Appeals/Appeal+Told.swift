import Markup
import Storage
import Web

extension Appeal {
    /// That somebody else contests, without who or what they say.
    struct Told: Sendable, Encodable {
        let side: Side
        let madeAt: Timestamp
        let outcome: Result?

        init(_ appeal: Appeal) {
            side = appeal.side
            madeAt = appeal.madeAt
            outcome = appeal.outcome
        }

        static func list(_ appeals: [Told], _ texts: Texts) -> Markup {
            guard !appeals.isEmpty else { return .group([]) }
            return .group([
                h2 { texts("moderation.appeals.others") },
                ul(.class("entries plain")) { Markup.group(appeals.map { $0.entry(texts) }) },
            ])
        }

        private func entry(_ texts: Texts) -> Markup {
            li {
                h3 { texts("moderation.side.\(side.rawValue)") }
                p(.class("note")) {
                    texts.date(madeAt) + " · " + texts(outcome?.textKey ?? "moderation.appeal.waiting")
                }
            }
        }
    }
}
